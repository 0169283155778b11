package org.hled.bench.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.hled.bench.workload.Sum;

/** Facts and sums as bytes, for the stores and the inner topics of Kafka Streams. */
final class FactSerde {

    private FactSerde() {}

    static Serde<Fact> facts() {
        return Serdes.serdeFrom(
                (topic, fact) -> fact == null ? null : write(fact),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    static Serde<Sum> sums() {
        return Serdes.serdeFrom(
                (topic, sum) -> sum == null ? null : SumCodec.value(sum),
                (topic, bytes) -> bytes == null ? null : SumCodec.sum(bytes));
    }

    private static byte[] write(Fact fact) {
        byte[] id = fact.id().getBytes(StandardCharsets.UTF_8);
        byte[] leaf = fact.leaf().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES + id.length + leaf.length)
                .putInt(fact.revision())
                .putLong(fact.value())
                .putInt(id.length)
                .put(id)
                .put(leaf)
                .array();
    }

    private static Fact read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int revision = buffer.getInt();
        long value = buffer.getLong();
        byte[] id = new byte[buffer.getInt()];
        buffer.get(id);
        byte[] leaf = new byte[buffer.remaining()];
        buffer.get(leaf);
        return new Fact(
                new String(id, StandardCharsets.UTF_8), new String(leaf, StandardCharsets.UTF_8), revision, value);
    }
}
