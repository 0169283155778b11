package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeClientsTest {

    /** Each may be of 1 MB, however small the batch was that it came in. */
    @ParameterizedTest
    @CsvSource({"1, 250", "2, 125", "4, 100", "64, 100"})
    void whatAllThreadsPollAtOnceFitsIntoTheHeap(int threads, int records) {
        AggregatorConfig config = AggregatorConfig.fromEnvironment(Map.of("HLED_THREADS", String.valueOf(threads)));

        assertThat(IntakeClients.consumerSettings("hled-intake", "thread", config))
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    }
}
