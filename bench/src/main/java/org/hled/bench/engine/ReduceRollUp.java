package org.hled.bench.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.rollup.figures.TotalKey;

/**
 * Takes leaves as they are now, and ten times a second gives those that have changed and the totals that they are in. What
 * was received and what was published are both stored, so that after a crash nothing that waited is missing.
 */
final class ReduceRollUp extends ContextualProcessor<String, Amounts, String, ReduceRollUp.Figure> {

    private static final String RECEIVED = "received-leaves";
    private static final String PUBLISHED = "published-leaves";
    private static final String TOTALS = "totals";
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final EngineConfig config;
    private final Counting counting;
    private final FigureRecords records;
    private final Set<String> changed = new LinkedHashSet<>();
    private KeyValueStore<String, Amounts> received;
    private KeyValueStore<String, Amounts> published;
    private KeyValueStore<String, Amounts> totals;

    /**
     * A figure as it goes out.
     *
     * @param topic where to
     */
    record Figure(String topic, byte[] value) {

        static Serde<Figure> serde() {
            return Serdes.serdeFrom((topic, figure) -> figure.value(), (topic, bytes) -> new Figure(topic, bytes));
        }
    }

    /** Makes it, with its stores. */
    record Supplier(EngineConfig config) implements ProcessorSupplier<String, Amounts, String, Figure> {

        @Override
        public Processor<String, Amounts, String, Figure> get() {
            return new ReduceRollUp(config);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(RECEIVED), store(PUBLISHED), store(TOTALS));
        }

        private static StoreBuilder<?> store(String name) {
            return Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(name), Serdes.String(), AmountsSerde.serde());
        }
    }

    private ReduceRollUp(EngineConfig config) {
        this.config = config;
        this.counting = new Counting(config.initiatives());
        this.records = new FigureRecords(config.registry());
    }

    @Override
    public void init(ProcessorContext<String, Figure> context) {
        super.init(context);
        received = context.getStateStore(RECEIVED);
        published = context.getStateStore(PUBLISHED);
        totals = context.getStateStore(TOTALS);
        try (var all = received.all()) {
            all.forEachRemaining(leaf -> changed.add(leaf.key));
        }
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<String, Amounts> leaf) {
        received.put(leaf.key(), leaf.value());
        changed.add(leaf.key());
    }

    private void publish(long now) {
        if (changed.isEmpty()) {
            return;
        }
        Map<TotalKey, Amounts> moved = new HashMap<>();
        List<CountedLeaf> leaves = new ArrayList<>();
        List<Amounts> sums = new ArrayList<>();
        for (String key : changed) {
            CountedLeaf leaf = counting.of(key);
            Amounts sum = received.get(key);
            Amounts change = sum.copy();
            Amounts before = published.get(key);
            if (before != null) {
                change.subtract(before);
            }
            published.put(key, sum);
            leaves.add(leaf);
            sums.add(sum);
            leaf.totals()
                    .forEach(total ->
                            moved.computeIfAbsent(total, t -> new Amounts()).add(change));
        }
        changed.clear();
        records.begin(moved.size(), leaves.size(), now);
        for (int i = 0; i < leaves.size(); i++) {
            CountedLeaf leaf = leaves.get(i);
            write(config.cube(), leaf.leaf().key(), records.leaf(leaf, sums.get(i)), now);
        }
        moved.forEach((total, change) -> {
            String key = total.text();
            Amounts before = totals.get(key);
            Amounts sum = before == null ? new Amounts() : before;
            sum.add(change);
            totals.put(key, sum);
            write(config.output(), key, records.total(total, sum), now);
        });
    }

    private void write(String topic, String key, byte[] value, long now) {
        context().forward(new Record<>(key, new Figure(topic, value), now));
    }
}
