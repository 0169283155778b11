package org.hled.bench.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.ReportCodec;

/**
 * Keeps of each report the version that wins, and gives by how much leaves have changed, about ten times a second.
 *
 * <p>An operator and not a function, for the bundle: what has changed since the last time is kept outside of Flink's state,
 * as Flink SQL's mini-batches are, and goes out before a checkpoint's barrier.
 */
final class FlinkLedger extends AbstractStreamOperator<Tuple2<String, byte[]>>
        implements OneInputStreamOperator<Tuple2<Tuple2<Long, Long>, byte[]>, Tuple2<String, byte[]>> {

    private transient ValueState<byte[]> winner;
    private transient Map<String, Amounts> changes;
    private transient FlinkTick tick;

    @Override
    public void open() throws Exception {
        super.open();
        winner = getRuntimeContext().getState(new ValueStateDescriptor<>("winner", FlinkTypes.BYTES));
        changes = new HashMap<>();
        tick = new FlinkTick(getProcessingTimeService(), this::flush);
    }

    @Override
    public void processElement(StreamRecord<Tuple2<Tuple2<Long, Long>, byte[]>> element) throws Exception {
        byte[] report = element.getValue().f1;
        byte[] before = winner.value();
        // The greatest bytes win: that is the product's order.
        if (before != null && Arrays.compareUnsigned(report, before) <= 0) {
            return;
        }
        winner.update(report);
        if (before != null && !ReportCodec.withdrawn(before)) {
            change(before).subtract(ReportCodec.contribution(before));
        }
        Amounts change = change(report);
        if (!ReportCodec.withdrawn(report)) {
            change.add(ReportCodec.contribution(report));
        }
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

    private Amounts change(byte[] report) {
        return changes.computeIfAbsent(ReportCodec.leaf(report), leaf -> new Amounts());
    }

    private void flush() {
        changes.forEach((leaf, change) -> {
            ByteBuffer bytes = ByteBuffer.allocate(Amounts.BYTES);
            change.writeTo(bytes);
            output.collect(new StreamRecord<>(Tuple2.of(leaf, bytes.array())));
        });
        changes.clear();
    }
}
