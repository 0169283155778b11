package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Producers may send any time: it is the broker's that counts, and no rejection is old before its time. */
@ExtendWith(SharedStack.class)
class FalseTimesIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<Long> TIMES = List.of(0L, 1L, Long.MAX_VALUE / 2);

    @Test
    void timesThatProducersMakeUpChangeNothing(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                var producer = client.producer()) {
            Instant before = Instant.now();
            producer.send(Entries.record(client, Entries.entry("times", "us-times", "enrollment.enrolled")));
            var encoder = client.encoder(Topics.ENROLLMENTS);
            for (long time : TIMES) {
                String id = "times-" + time;
                byte[] valid = encoder.encode(Entries.enrollment("us-times", "times", id));
                producer.send(record(time, id, valid)).get();
                producer.send(record(time, id, new byte[] {1})).get();
            }

            await().atMost(LIMIT).until(() -> client.reports("times") == TIMES.size());
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(client.values(Topics.REJECTIONS))
                            .filteredOn(rejection -> rejection.getKey() != null
                                    && StandardCharsets.UTF_8
                                            .decode(rejection.getKey().duplicate())
                                            .toString()
                                            .startsWith("times-"))
                            .hasSize(TIMES.size())
                            .allSatisfy(rejection -> assertThat(rejection.getTimestamp())
                                    .isBetween(
                                            before.minusSeconds(60),
                                            Instant.now().plusSeconds(60))));
        }
    }

    private static ProducerRecord<byte[], byte[]> record(long time, String key, byte[] value) {
        return new ProducerRecord<>(Topics.ENROLLMENTS.name(), null, time, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
