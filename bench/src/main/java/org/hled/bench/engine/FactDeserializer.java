package org.hled.bench.engine;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Facts as tuples, which Flink serialises fastest: id, leaf, revision, value. */
final class FactDeserializer implements KafkaRecordDeserializationSchema<Tuple4<String, String, Integer, Long>> {

    private final String registry;
    private transient FactReader reader;

    FactDeserializer(String registry) {
        this.registry = registry;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reader = new FactReader(registry);
        Signals.reading();
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> update, Collector<Tuple4<String, String, Integer, Long>> out) {
        Fact fact = reader.read(update.topic(), update.value());
        out.collect(Tuple4.of(fact.id(), fact.leaf(), fact.revision(), fact.value()));
    }

    @Override
    public TypeInformation<Tuple4<String, String, Integer, Long>> getProducedType() {
        return Types.TUPLE(Types.STRING, Types.STRING, Types.INT, Types.LONG);
    }
}
