package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.totals.Total;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An aggregator that is killed in the middle of its work loses nothing and counts nothing twice. */
@ExtendWith(SharedStack.class)
class KilledAggregatorIT {

    private static final int REPORTS = 120_000;
    private static final int KILLS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> INITIATIVES = List.of("killed-alpha", "killed-beta", "killed-gamma");

    @Test
    void totalsAndCountersAreExactAfterSeveralKills(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                Admin admin = client.admin();
                var producer = client.producer()) {
            Load load = new Load(client, "us-killed", INITIATIVES, 42);
            List<ProducerRecord<byte[], byte[]>> records = load.records(REPORTS);
            for (String initiative : INITIATIVES) {
                producer.send(Entries.record(
                        client, Entries.entry(initiative, "us-killed", "enrollment.enrolled", "investment.disbursed")));
            }

            // When it is killed several times while the reports come in, at moments told by how many were sent.
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (ProducerRecord<byte[], byte[]> record : records) {
                    producer.send(record);
                    sent.incrementAndGet();
                    pace(sent.get());
                }
                producer.flush();
            });
            for (int kill = 1; kill <= KILLS; kill++) {
                int moment = records.size() * kill / (KILLS + 1);
                await().atMost(LIMIT).until(() -> sent.get() >= moment);
                stack.aggregator(0).kill();
                // The second comes while the first is recovering.
                if (kill == 2) {
                    stack.aggregator(0).launch();
                } else {
                    stack.aggregator(0).start();
                }
            }
            sending.get();
            stack.aggregator(0).awaitReady();

            // Then every record on the input topics has one outcome, and the totals are the oracle's.
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(client.outcomes().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(client.received(admin)));
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(load.published(client)).isEqualTo(load.expected()));
            assertThat(client.outcomes().get("rejected")).isGreaterThanOrEqualTo(load.broken());
            assertThat(client.outcomes().get("rejected"))
                    .isEqualTo(client.values(Topics.REJECTIONS).stream()
                            .filter(rejection -> !rejection.getTopic().equals(Topics.CATALOG.name()))
                            .count());
            await().atMost(LIMIT).untilAsserted(() -> assertThatTheHistoryIsWhole(client, load));
        }
    }

    /** It ends with what stands, and what is not told to be a correction only grows, over the kills too. */
    private static void assertThatTheHistoryIsWhole(Client client, Load load) {
        Map<String, Total> last = new TreeMap<>();
        long revisions = 0;
        for (Total total : client.values(Topics.HISTORY)) {
            if (INITIATIVES.contains(total.getId())) {
                Total before = last.put(key(total), total);
                if (before != null) {
                    assertThat(total.getChange().getVersion())
                            .isGreaterThan(before.getChange().getVersion());
                }
                if (total.getCorrection() != null) {
                    revisions += isLeast(total) ? total.getCorrection().getRevisions() : 0;
                } else if (before != null) {
                    assertThat(total.getReports()).isGreaterThanOrEqualTo(before.getReports());
                }
            }
        }
        Map<String, Total> standing = client.latest(Topics.TOTALS);
        standing.values().removeIf(total -> !INITIATIVES.contains(total.getId()));
        assertThat(last).isEqualTo(standing);
        // Each that was replaced counts once or, where it moved, twice; told again after each kill it would be more.
        assertThat(revisions).isBetween(load.replaceable() / 4, 2 * load.replaceable());
    }

    /** Whether each leaf is in just one of these. */
    private static boolean isLeast(Total total) {
        return total.getScope().equals("initiative") && total.getPeriod().equals("all");
    }

    private static String key(Total total) {
        return String.join(
                "/", total.getScope(), total.getId(), total.getMeasure(), total.getUnit(), total.getPeriod());
    }

    /** About as fast as the aggregator reads, so that it is killed at its work and not in an idle moment. */
    private static void pace(int sent) {
        if (sent % 2_000 == 0) {
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        }
    }
}
