package org.hled.aggregator.intake;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.hled.aggregator.wire.Backoff;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.Rejections;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSource;

/**
 * Input topics → Intake → {@code hled.reports}, or another generation's, and {@code hled.rejections}.
 *
 * <p>Stateless, on purpose: a changelog would have as many partitions as the largest input topic, and an agency's new topic
 * with more would stop everything.
 */
public final class IntakeTopology {

    static final String REPORTS = "reports";
    static final String REJECTIONS = "rejections";

    private static final String SOURCE = "updates";
    private static final String INTAKE = "intake";

    private IntakeTopology() {}

    private static Topic<byte[]> road(Generation generation) {
        return new Road(generation.getNumber()).reports(generation.getPartitions());
    }

    /** Whether a topic of this name is an input, shared or of one agency. */
    public static boolean reads(String topic) {
        return SourceTopic.ALL.matcher(topic).matches();
    }

    /**
     * The topology.
     *
     * @param generation that it is of
     * @param schemas makes the schemas of one task; asked for each id that it meets
     * @param sleeper how a task waits for the registry
     */
    public static Topology build(
            Generation generation,
            Supplier<SchemaSource> schemas,
            OutputEncoders encoders,
            Backoff.Sleeper sleeper,
            InstantSource clock) {
        var bytes = Serdes.ByteArray();
        return new Topology()
                .addSource(SOURCE, bytes.deserializer(), bytes.deserializer(), SourceTopic.ALL)
                .addProcessor(
                        INTAKE,
                        () -> new IntakeProcessor(
                                new UpdateReader(schemas.get()),
                                new Rejecting(generation, new Rejections(encoders)),
                                new Backoff(sleeper),
                                clock),
                        SOURCE)
                .addSink(REPORTS, road(generation).name(), bytes.serializer(), bytes.serializer(), INTAKE)
                .addSink(REJECTIONS, Topics.REJECTIONS.name(), bytes.serializer(), bytes.serializer(), INTAKE);
    }
}
