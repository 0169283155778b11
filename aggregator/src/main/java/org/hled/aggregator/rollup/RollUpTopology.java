package org.hled.aggregator.rollup;

import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.store.FoldStore;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.Rejections;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSource;

/**
 * {@code hled.partials}, {@code hled.catalog}, {@code hled.acknowledgements} and {@code hled.generations} → Roll-up → {@code hled.cube}, {@code
 * hled.totals}, {@code hled.history}, {@code hled.programme}, {@code hled.initiative-status}, {@code hled.alerts},
 * {@code hled.pulse} and {@code hled.generations}: narrow, one task in one order.
 */
public final class RollUpTopology {

    /** All that the Roll-up knows. */
    public static final String STORE = "roll-up";

    static final String CUBE = "cube";
    static final String TOTALS = "totals";
    static final String HISTORY = "history";
    static final String PROGRAMME = "programme";
    static final String REJECTIONS = "catalog-rejections";
    static final String INITIATIVE_STATUS = "initiative-status";
    static final String ALERTS = "alerts";
    static final String PULSE = "pulse";
    static final String GENERATIONS = "generations";

    private static final String PARTIALS = "partials-received";
    private static final String CATALOG = "catalog";
    private static final String ACKNOWLEDGEMENTS = "acknowledgements";
    private static final String GENERATIONS_SAID = "generations-said";
    private static final String ROLL_UP = "roll-up";

    private RollUpTopology() {}

    /**
     * The topology.
     *
     * @param first what is known of the first generation where nothing was said of it
     * @param nanos a clock for how long something takes, such as {@link System#nanoTime}
     */
    public static Topology build(
            Generation first, Supplier<SchemaSource> schemas, OutputEncoders encoders, LongSupplier nanos) {
        var bytes = Serdes.ByteArray();
        Topology topology = new Topology();
        topology.addSource(PARTIALS, bytes.deserializer(), bytes.deserializer(), Topics.PARTIALS.name())
                .addSource(CATALOG, bytes.deserializer(), bytes.deserializer(), Topics.CATALOG.name())
                .addSource(ACKNOWLEDGEMENTS, bytes.deserializer(), bytes.deserializer(), Topics.ACKNOWLEDGEMENTS.name())
                .addSource(GENERATIONS_SAID, bytes.deserializer(), bytes.deserializer(), Topics.GENERATIONS.name())
                .addProcessor(
                        ROLL_UP,
                        new RollUpSupplier(first, schemas, encoders, nanos),
                        PARTIALS,
                        CATALOG,
                        ACKNOWLEDGEMENTS,
                        GENERATIONS_SAID);
        addSink(topology, PROGRAMME, Topics.PROGRAMME);
        addSink(topology, CUBE, Topics.CUBE);
        addSink(topology, TOTALS, Topics.TOTALS);
        addSink(topology, HISTORY, Topics.HISTORY);
        addSink(topology, REJECTIONS, Topics.REJECTIONS);
        addSink(topology, INITIATIVE_STATUS, Topics.INITIATIVE_STATUS);
        addSink(topology, ALERTS, Topics.ALERTS);
        addSink(topology, PULSE, Topics.PULSE);
        addSink(topology, GENERATIONS, Topics.GENERATIONS);
        return topology;
    }

    private static void addSink(Topology topology, String name, Topic<?> topic) {
        var bytes = Serdes.ByteArray();
        topology.addSink(name, topic.name(), bytes.serializer(), bytes.serializer(), ROLL_UP);
    }

    private record RollUpSupplier(
            Generation first, Supplier<SchemaSource> schemas, OutputEncoders encoders, LongSupplier nanos)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            SchemaSource source = schemas.get();
            return new RollUpProcessor(
                    first,
                    new EntryDesk(
                            new CatalogDesk(source),
                            new AcknowledgementDesk(encoders.before(source)),
                            new GenerationDesk(encoders.before(source))),
                    new OutputRecords(encoders),
                    new StallRecords(encoders),
                    new Rejections(encoders),
                    nanos);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(FoldStore.builder(STORE, RollUpState::new));
        }
    }
}
