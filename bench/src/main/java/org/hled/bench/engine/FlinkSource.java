package org.hled.bench.engine;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as they come: they are judged by the operator behind. */
final class FlinkSource
        implements KafkaRecordDeserializationSchema<Tuple6<String, Integer, Long, Long, byte[], byte[]>> {

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        Signals.reading();
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> update, Collector<Tuple6<String, Integer, Long, Long, byte[], byte[]>> out) {
        out.collect(Tuple6.of(
                update.topic(), update.partition(), update.offset(), update.timestamp(), update.key(), update.value()));
    }

    @Override
    public TypeInformation<Tuple6<String, Integer, Long, Long, byte[], byte[]>> getProducedType() {
        return FlinkTypes.UPDATE;
    }
}
