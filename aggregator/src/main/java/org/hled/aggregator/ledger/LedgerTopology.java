package org.hled.aggregator.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.hled.aggregator.ledger.book.Ledger;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.store.FoldStore;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/** {@code hled.reports}, or another generation's → Ledger → {@code hled.partials}: wide, a task for each partition. */
public final class LedgerTopology {

    /** The winning versions; each task has the reports of its partition. */
    public static final String LEDGER_STORE = "ledger";

    /** Outcome → how many records ended in it. */
    public static final String OUTCOMES_STORE = "ledger-outcomes";

    private static final String SOURCE = "reports";
    private static final String LEDGER = "ledger";
    private static final String SINK = "partials";

    private LedgerTopology() {}

    /** The names of the stores, by which Kafka Streams names their changelogs. */
    public static List<String> stores() {
        return List.of(LEDGER_STORE, OUTCOMES_STORE);
    }

    private static Topic<byte[]> road(Generation generation) {
        return new Road(generation.getNumber()).reports(generation.getPartitions());
    }

    /**
     * The topology.
     *
     * @param generation that it is of
     * @param versions where each task keeps the winning versions of its partition
     * @param nanos a clock for how long something takes, such as {@link System#nanoTime}
     */
    public static Topology build(Generation generation, Supplier<Versions> versions, LongSupplier nanos) {
        var bytes = Serdes.ByteArray();
        return new Topology()
                .addSource(
                        SOURCE,
                        bytes.deserializer(),
                        bytes.deserializer(),
                        road(generation).name())
                .addProcessor(LEDGER, new LedgerSupplier(generation.getNumber(), versions, nanos), SOURCE)
                .addSink(SINK, Topics.PARTIALS.name(), bytes.serializer(), bytes.serializer(), LEDGER);
    }

    private record LedgerSupplier(int generation, Supplier<Versions> versions, LongSupplier nanos)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new LedgerProcessor(generation, nanos);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    FoldStore.builder(LEDGER_STORE, () -> new Ledger(versions.get())),
                    // Without a cache: within a commit one task after the other would write its own, and wait.
                    Stores.keyValueStoreBuilder(
                                    Stores.inMemoryKeyValueStore(OUTCOMES_STORE), Serdes.String(), Serdes.Long())
                            .withCachingDisabled()
                            .withLoggingEnabled(Map.of()));
        }
    }
}
