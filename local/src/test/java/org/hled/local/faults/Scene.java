package org.hled.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.hled.local.faults.load.BusyAgencies;
import org.hled.local.faults.watch.ServedWatch;
import org.hled.local.it.Client;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;

/**
 * What a strike can reach.
 *
 * @param random where moments and victims come from, so that a run can be repeated
 */
public record Scene(Stack stack, Client client, BusyAgencies load, ServedWatch served, Random random) {

    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** A million records on a machine that has much else to do. */
    private static final Duration COUNTED = Duration.ofMinutes(10);

    /** Lets the fault last, or the stack work, for a time between these two. */
    public void pass(Duration least, Duration most) {
        long nanos = random.nextLong(least.toNanos(), most.toNanos() + 1);
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits for what must come. */
    public void await(String what, BooleanSupplier condition) {
        await(what, LIMIT, condition);
    }

    /** Waits for what must come, and may take long. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        Awaitility.await(what).atMost(limit).until(condition::getAsBoolean);
    }

    /** Waits until what is asked for is as it must be, and gives it. */
    public <T> T await(String what, Callable<T> asked, Predicate<T> wanted) {
        return Awaitility.await(what).atMost(LIMIT).until(asked, wanted);
    }

    /** Waits until a part has ended by itself, which is part of the fault. Any other that does is a failure. */
    public void awaitEnd(String what, Part part) {
        await(what, () -> !part.takeUnasked().isEmpty());
    }

    /** Waits until the API says that everything is in that was received before now. */
    public void awaitEverythingUpToNow() {
        Instant now = Instant.now();
        Awaitility.await("everything received before " + now + " is served")
                .atMost(RECOVERY)
                .until(() -> Instant.parse(client.api("/api/v1/totals?scope=programme&limit=1")
                                .path("asOf")
                                .asText())
                        .isAfter(now));
    }

    /** Waits until the first aggregator, alone at work, has given all that was received until now its outcome. */
    public void awaitCounted() throws Exception {
        try (Admin admin = client.admin()) {
            long received = client.received(admin);
            Awaitility.await("%,d records have an outcome".formatted(received))
                    .atMost(COUNTED)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> client.outcomes().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            >= received);
        }
    }

    /** Sends a signal to a part's process, such as STOP or CONT. */
    public static void signal(Part part, String signal) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(part.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("no signal " + signal + " for the " + part.name());
        }
    }
}
