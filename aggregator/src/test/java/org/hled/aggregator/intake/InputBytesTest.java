package org.hled.aggregator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.hled.schemas.topic.Retention;
import org.junit.jupiter.api.Test;

class InputBytesTest {

    private static final String TOPIC = "hled.enrollments";

    private final InputBytes bytes = new InputBytes();
    private final RecordHeaders headers = new RecordHeaders();

    private byte[] read(ByteBuffer data) {
        return bytes.deserialize(TOPIC, headers, data);
    }

    @Test
    void copiesWhatMayCount() {
        ByteBuffer slice = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).slice(1, 2);

        assertThat(read(slice)).containsExactly(2, 3);
        assertThat(slice.remaining()).as("read by nobody else").isEqualTo(2);
        assertThat(read(ByteBuffer.allocate(Retention.INPUT_BYTES))).hasSize(Retention.INPUT_BYTES);
        assertThat(read(null)).isNull();
    }

    @Test
    void oneArrayThatIsTooLargeStandsForAllThatIsTooLarge() {
        byte[] first = read(ByteBuffer.allocate(Retention.INPUT_BYTES + 1));
        byte[] second = read(ByteBuffer.allocate(3 * Retention.INPUT_BYTES));

        assertThat(first).hasSize(Retention.INPUT_BYTES + 1);
        assertThat(second).isSameAs(first);
    }

    @Test
    void aPollEndsWhereMuchIsInMemoryAndTheNextOneGoesOnWithThatRecord() {
        ByteBuffer large = ByteBuffer.allocate(Retention.INPUT_BYTES);
        int taken = 0;
        while (taken < 100 && isTaken(large)) {
            taken++;
        }

        assertThat(taken).isEqualTo(8);
        bytes.begin();
        assertThat(isTaken(large)).isTrue();
    }

    @Test
    void keyAndValueOfARecordAreTakenTogether() {
        ByteBuffer large = ByteBuffer.allocate(Retention.INPUT_BYTES);
        for (int i = 0; i < 7; i++) {
            assertThat(isTaken(large)).isTrue();
        }

        assertThat(read(large)).isNotNull();
        assertThat(read(large)).isNotNull();
        assertThat(isTaken(large)).isFalse();
    }

    @Test
    void manyHeadersHoldOnToTheirRecord() {
        for (int i = 0; i < 200; i++) {
            headers.add("h" + i, new byte[0]);
        }
        assertThat(bytes.deserialize(TOPIC, headers, ByteBuffer.allocate(10 * Retention.INPUT_BYTES)))
                .hasSize(Retention.INPUT_BYTES + 1);

        assertThat(isTaken(ByteBuffer.allocate(1))).isFalse();
    }

    private boolean isTaken(ByteBuffer value) {
        try {
            return bytes.deserialize(TOPIC, new RecordHeaders(), value) != null;
        } catch (SerializationException e) {
            return false;
        }
    }

    @Test
    void headersDoNotHoldOnToTheRecord() {
        headers.add("traceparent", new byte[] {1}).add("tracestate", null);

        read(ByteBuffer.allocate(1));

        assertThat(headers).isEmpty();
    }
}
