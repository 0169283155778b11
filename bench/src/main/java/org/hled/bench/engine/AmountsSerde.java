package org.hled.bench.engine;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.hled.aggregator.report.Amounts;

/** Sums as bytes, for the stores and the inner topics of Kafka Streams. */
final class AmountsSerde {

    private AmountsSerde() {}

    static Serde<Amounts> serde() {
        return Serdes.serdeFrom(
                (topic, amounts) -> amounts == null ? null : write(amounts),
                (topic, bytes) -> bytes == null ? null : Amounts.readFrom(ByteBuffer.wrap(bytes)));
    }

    private static byte[] write(Amounts amounts) {
        ByteBuffer bytes = ByteBuffer.allocate(Amounts.BYTES);
        amounts.writeTo(bytes);
        return bytes.array();
    }
}
