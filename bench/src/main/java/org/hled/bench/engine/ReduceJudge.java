package org.hled.bench.engine;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.hled.aggregator.wire.Rejections.Rejected;

/** Records to reports under their identities, and to rejections; their first bytes tell them apart. */
final class ReduceJudge extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final Judge judge;

    ReduceJudge(String registry) {
        this.judge = Judge.of(registry);
    }

    @Override
    public void process(Record<byte[], byte[]> update) {
        RecordMetadata position = context().recordMetadata().orElseThrow();
        Rejected record = new Rejected(
                position.topic(),
                position.partition(),
                position.offset(),
                update.timestamp(),
                update.key(),
                update.value());
        switch (judge.judge(record)) {
            case Judge.Accepted(var id, var report) ->
                context().forward(update.withKey(id).withValue(report));
            case Judge.Refusal(var key, var rejection) ->
                context().forward(update.withKey(key).withValue(rejection));
        }
    }
}
