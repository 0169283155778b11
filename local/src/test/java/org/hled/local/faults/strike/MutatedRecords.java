package org.hled.local.faults.strike;

import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;

/** @param records so many, as fast as the broker takes them */
public record MutatedRecords(int records) implements Strike {

    private static final long MEBIBYTE = 1024 * 1024;
    /** For buffers that Kafka's clients keep once they have used them, and for reports that came meanwhile; 100 bytes a mutant are more. */
    private static final long MORE = 96 * MEBIBYTE;

    @Override
    public String name() {
        return "mutated-records";
    }

    @Override
    public String what() {
        return "%,d mutated records come at full speed: noise, bytes cut off, added or flipped, lengths of up to 2^63 - 1"
                .formatted(records);
    }

    @Override
    public void strike(Scene scene) throws Exception {
        Part aggregator = scene.stack().aggregator(0);
        long process = aggregator.pid();
        long before = Heap.live(aggregator);
        scene.load().mutantsAmongOthers(records);
        scene.awaitCounted();
        long more = Heap.live(aggregator) - before;
        System.out.printf("%s: %,d MiB more are live on the aggregator's heap%n", name(), more / MEBIBYTE);
        if (aggregator.pid() != process || !aggregator.isRunning()) {
            throw new AssertionError("the aggregator has not lived through mutated records");
        }
        if (more > MORE) {
            throw new AssertionError("%,d bytes more are live on the aggregator's heap".formatted(more));
        }
    }
}
