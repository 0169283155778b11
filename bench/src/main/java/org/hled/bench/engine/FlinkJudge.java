package org.hled.bench.engine;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.wire.Rejections.Rejected;

/** Records to reports; what breaks a rule goes aside. */
final class FlinkJudge
        extends ProcessFunction<
                Tuple6<String, Integer, Long, Long, byte[], byte[]>, Tuple2<Tuple2<Long, Long>, byte[]>> {

    static final OutputTag<Tuple3<String, byte[], byte[]>> REJECTED = new OutputTag<>("rejected", FlinkTypes.OUTPUT);

    private final String registry;
    private final String rejections;
    private transient Judge judge;

    FlinkJudge(EngineConfig config) {
        this.registry = config.registry();
        this.rejections = config.rejections();
    }

    @Override
    public void open(OpenContext context) {
        judge = Judge.of(registry);
    }

    @Override
    public void processElement(
            Tuple6<String, Integer, Long, Long, byte[], byte[]> update,
            Context context,
            Collector<Tuple2<Tuple2<Long, Long>, byte[]>> out) {
        switch (judge.judge(new Rejected(update.f0, update.f1, update.f2, update.f3, update.f4, update.f5))) {
            case Judge.Accepted(var id, var report) -> {
                ReportId numbers = ReportId.readFrom(id);
                out.collect(Tuple2.of(Tuple2.of(numbers.high(), numbers.low()), report));
            }
            case Judge.Refusal(var key, var rejection) ->
                context.output(REJECTED, Tuple3.of(rejections, key, rejection));
        }
    }
}
