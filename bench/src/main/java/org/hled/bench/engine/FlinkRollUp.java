package org.hled.bench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.rollup.figures.TotalKey;

/**
 * Adds changes up, to leaves and to the totals that these are in, and gives those that have changed about ten times a second,
 * as one numbered change. To be run with parallelism 1: leaves and totals, whose names are never the same, stand in one keyed
 * state, and a change of a leaf moves totals of other keys.
 */
final class FlinkRollUp extends AbstractStreamOperator<Tuple3<String, byte[], byte[]>>
        implements OneInputStreamOperator<Tuple2<String, byte[]>, Tuple3<String, byte[], byte[]>> {

    private final EngineConfig config;
    private transient ValueState<byte[]> figure;
    private transient Counting counting;
    private transient FigureRecords records;
    private transient Map<String, Amounts> changes;
    private transient FlinkTick tick;

    FlinkRollUp(EngineConfig config) {
        this.config = config;
    }

    @Override
    public void open() throws Exception {
        super.open();
        figure = getRuntimeContext().getState(new ValueStateDescriptor<>("figure", FlinkTypes.BYTES));
        counting = new Counting(config.initiatives());
        records = new FigureRecords(config.registry());
        changes = new HashMap<>();
        tick = new FlinkTick(getProcessingTimeService(), this::flush);
    }

    @Override
    public void processElement(StreamRecord<Tuple2<String, byte[]>> element) {
        Amounts change = Amounts.readFrom(ByteBuffer.wrap(element.getValue().f1));
        changes.merge(element.getValue().f0, change, FlinkRollUp::sum);
        tick.request();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        if (changes.isEmpty()) {
            return;
        }
        Map<CountedLeaf, Amounts> leaves = new HashMap<>();
        Map<TotalKey, Amounts> totals = new HashMap<>();
        changes.forEach((key, change) -> {
            CountedLeaf leaf = counting.of(key);
            leaves.put(leaf, change);
            leaf.totals()
                    .forEach(total ->
                            totals.computeIfAbsent(total, t -> new Amounts()).add(change));
        });
        changes.clear();
        records.begin(totals.size(), leaves.size(), getProcessingTimeService().getCurrentProcessingTime());
        leaves.forEach((leaf, change) -> {
            String key = leaf.leaf().key();
            write(config.cube(), key, records.leaf(leaf, add(key, change)));
        });
        totals.forEach((total, change) -> {
            String key = total.text();
            write(config.output(), key, records.total(total, add(key, change)));
        });
    }

    /** Adds to a figure; gives what it is then. */
    private Amounts add(String key, Amounts change) {
        setCurrentKey(key);
        try {
            byte[] before = figure.value();
            Amounts now = before == null ? new Amounts() : Amounts.readFrom(ByteBuffer.wrap(before));
            now.add(change);
            ByteBuffer bytes = ByteBuffer.allocate(Amounts.BYTES);
            now.writeTo(bytes);
            figure.update(bytes.array());
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException("the state of " + key, e);
        }
    }

    private void write(String topic, String key, byte[] value) {
        output.collect(new StreamRecord<>(Tuple3.of(topic, key.getBytes(StandardCharsets.UTF_8), value)));
    }

    private static Amounts sum(Amounts one, Amounts other) {
        one.add(other);
        return one;
    }
}
