package org.hled.aggregator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.hled.update.InvestmentUpdate;

/** A pipeline whose totals are rebuilt: the inputs as they stand on the broker, and how far each generation has read them. */
final class TwoGenerations implements AutoCloseable {

    static final int NEXT = 2;
    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    final Pipeline pipeline;
    private final List<Input> inputs = new ArrayList<>();
    private boolean begun;
    private int read;

    private record Input(byte[] value, Instant time) {}

    TwoGenerations(int partitions) {
        pipeline = new Pipeline(partitions);
    }

    /** A report is received, and read by the first generation at once; unless it is lost there. */
    void publish(InvestmentUpdate update, boolean lost) {
        pipeline.now = pipeline.now.plusMillis(1);
        Input input = new Input(pipeline.encode(Topics.INVESTMENTS, update), pipeline.now);
        inputs.add(input);
        if (!lost && !hasChangedOver()) {
            read(1, input);
        }
        pipeline.now = pipeline.now.plusMillis(1);
    }

    /** A rebuild begins, if none has. */
    void begin(int partitions) {
        if (!begun) {
            begun = true;
            Generation next = new Generation(NEXT, Phase.BUILDING.id(), partitions, Map.of(), Map.of(), pipeline.now);
            pipeline.startRoad(next, partitions);
            pipeline.say(next);
        }
    }

    /** The next generation reads on, up to so many records. */
    void readOn(int most) {
        for (int i = 0; begun && i < most && read < inputs.size(); i++) {
            read(NEXT, inputs.get(read++));
        }
    }

    /** The next generation reads all that it has not, in any order: its Intake has many partitions to read from. */
    void readAllInAnyOrder(Random random) {
        List<Input> rest = new ArrayList<>(inputs.subList(read, inputs.size()));
        Collections.shuffle(rest, random);
        rest.forEach(input -> read(NEXT, input));
        read = inputs.size();
    }

    /** Both tell as of when they are. */
    void pulse() {
        pipeline.now = pipeline.now.plusMillis(500);
        if (!hasChangedOver()) {
            pipeline.pulseOf(1, pipeline.now);
        }
        if (begun) {
            pipeline.pulseOf(NEXT, read < inputs.size() ? inputs.get(read).time() : pipeline.now);
        }
        pipeline.tick();
    }

    boolean hasBegun() {
        return begun;
    }

    boolean hasChangedOver() {
        return pipeline.values(Topics.GENERATIONS).stream()
                .anyMatch(said -> said.getNumber() == NEXT && said.getPhase().equals(Phase.CURRENT.id()));
    }

    private void read(int generation, Input input) {
        pipeline.read(generation, Topics.INVESTMENTS.name(), KEY, input.value(), input.time());
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
