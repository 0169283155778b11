package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Aggregators are added and taken away while reports come in. */
@ExtendWith(SharedStack.class)
class TwoAggregatorsIT {

    private static final int REPORTS = 5_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aSecondAggregatorTakesAShareAndGivesItBack(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                var producer = client.producer()) {
            Load load = new Load(client, "us-two", List.of("two-alpha", "two-beta"), 7);
            var records = load.records(REPORTS);
            for (String initiative : List.of("two-alpha", "two-beta")) {
                producer.send(Entries.record(
                        client, Entries.entry(initiative, "us-two", "enrollment.enrolled", "investment.disbursed")));
            }
            int third = records.size() / 3;
            records.subList(0, third).forEach(producer::send);

            stack.aggregator(1).start();
            records.subList(third, 2 * third).forEach(producer::send);
            producer.flush();
            await().atMost(LIMIT)
                    .until(() -> client.outcomes(stack.aggregator(1)).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            > 0);

            stack.aggregator(1).stop();
            records.subList(2 * third, records.size()).forEach(producer::send);
            producer.flush();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(load.published(client)).isEqualTo(load.expected()));
        }
    }
}
