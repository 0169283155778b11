package org.hled.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of this process: all are stopped when one that is needed cannot go on. */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final List<Started> applications = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param needed whether the totals depend on it, now: on one that builds the next generation nothing does yet */
    private record Started(Application application, BooleanSupplier needed) {}

    /** Starts an application. Where it ends by itself, and is needed, all end. */
    void start(Application application, BooleanSupplier needed) {
        Started started = new Started(application, needed);
        applications.add(started);
        application.start(() -> {
            if (applications.contains(started) && needed.getAsBoolean()) {
                ended.countDown();
            }
        });
    }

    /** Stops an application that is not needed any more. It leaves its group at once, which others may wait for. */
    void stop(Application application) {
        applications.removeIf(started -> started.application() == application);
        if (!application.stop(LONGEST_STOP)) {
            LOG.warn("{} is not needed any more, and does not end", application.name());
        }
    }

    /** Whether every application that is needed runs, its state restored and its partitions assigned. */
    boolean isRunning() {
        List<Application> needed = needed();
        return !needed.isEmpty() && needed.stream().allMatch(Application::isRunning);
    }

    /** Of the applications that are needed, each with its name. */
    List<String> states() {
        return needed().stream()
                .map(application -> application.name() + " " + application.state())
                .toList();
    }

    private List<Application> needed() {
        return applications.stream()
                .filter(started -> started.needed().getAsBoolean())
                .map(Started::application)
                .toList();
    }

    /** Waits for so long; true, at once, if an application that is needed has ended, or all were told to. */
    boolean awaitEnd(Duration duration) throws InterruptedException {
        // One that had ended while it was not needed may be needed by now.
        return needed().stream().anyMatch(Application::hasEnded)
                || ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it ends because it was told to; otherwise it ends because it cannot go on. */
    boolean wasToldToStop() {
        return stopping.getCount() == 0;
    }

    /** Waits; false, at once, if the process is to stop. */
    boolean sleep(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        stopping.countDown();
        applications.forEach(started -> started.application().stop(LONGEST_STOP));
        ended.countDown();
    }
}
