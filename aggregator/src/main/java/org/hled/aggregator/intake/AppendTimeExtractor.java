package org.hled.aggregator.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time at which the broker received a record; 0 for one that has none (Streams' default would stop the client over it).
 * The record's own time is judged, and refused, by Intake.
 */
public final class AppendTimeExtractor implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
