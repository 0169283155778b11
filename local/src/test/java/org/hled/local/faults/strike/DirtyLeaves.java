package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Committed;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * All leaves are to be sent on again after a restart, and these have changed just before. Were that done at once, it would outlive
 * the transaction, be taken back, and begin again.
 *
 * @param leaves so many
 */
public record DirtyLeaves(int leaves) implements Strike {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** What stands in the log for each thread that lost its transaction and was replaced. */
    private static final String REPLACED = "a thread has failed and is replaced";
    /** One for each thread of a recovery would be strange, and more is a loop. */
    private static final int MOST_REPLACED = 4;

    @Override
    public String name() {
        return "dirty-leaves";
    }

    @Override
    public String what() {
        return "the aggregator is killed when the Ledger has just committed reports of %,d leaves, each of which is to be sent on"
                .formatted(leaves);
    }

    /** So many leaves need more heap than the stack of one machine gives. The JVM takes this variable's word over ours. */
    @Override
    public Arrangement arrange(StackConfig config) {
        return new Arrangement(
                Map.of(), Map.of("_JAVA_OPTIONS", "-Xmx3g"), Map.of("_JAVA_OPTIONS", "-Xmx2g"), () -> {});
    }

    @Override
    public void strike(Scene scene) throws Exception {
        Part aggregator = scene.stack().aggregator(0);
        scene.load().leaves(leaves);
        try (Admin admin = scene.client().admin()) {
            List<String> inputs = Topics.inputs().stream().map(Topic::name).toList();
            Committed taken = Committed.upToNow(admin, Applications.INTAKE, inputs::contains);
            scene.await("the Intake has committed all of them", LIMIT, taken::isReached);
            Committed counted = Committed.upToNow(admin, Applications.LEDGER, Topics.REPORTS.name()::equals);
            scene.await("the Ledger has committed all of them", LIMIT, counted::isReached);
        }
        aggregator.kill();
        long before = replaced(aggregator.log());
        aggregator.start();
        scene.awaitEverythingUpToNow();
        long after = replaced(aggregator.log());
        System.out.printf("%s: %d threads were replaced after the restart%n", name(), after - before);
        if (after - before > MOST_REPLACED) {
            throw new AssertionError(
                    "%d threads were replaced after the restart: see %s".formatted(after - before, aggregator.log()));
        }
    }

    private static long replaced(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(REPLACED)).count();
        }
    }
}
