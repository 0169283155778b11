package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An aggregator that keeps its ledgers in RocksDB takes over from one that does not, is killed, and gives back: all is exact. */
@ExtendWith(SharedStack.class)
class LedgerInRocksDbIT {

    private static final int REPORTS = 20_000;
    private static final int OWN = 43;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> INITIATIVES = List.of("rocks-alpha", "rocks-beta");

    @Test
    void totalsAreExactWhereverTheLedgerIsKept(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                var producer = client.producer()) {
            Load load = new Load(client, "us-rocks", INITIATIVES, 17);
            var records = load.records(REPORTS);
            for (String initiative : INITIATIVES) {
                producer.send(Entries.record(
                        client, Entries.entry(initiative, "us-rocks", "enrollment.enrolled", "investment.disbursed")));
            }
            int quarter = records.size() / 4;
            records.subList(0, quarter).forEach(producer::send);
            producer.flush();
            stack.aggregator(0).stop();

            Part rocks = stack.aggregator(OWN, Map.of("HLED_LEDGER_STORE", "rocksdb", "HLED_ROCKSDB_MIB", "32"));
            try {
                rocks.start();
                records.subList(quarter, 2 * quarter).forEach(producer::send);
                producer.flush();
                await().atMost(LIMIT).until(() -> taken(client, rocks) > 0);
                assertThat(databases()).isPositive();
                Set<String> ids = transactionalIds(client);
                rocks.kill();
                records.subList(2 * quarter, 3 * quarter).forEach(producer::send);
                producer.flush();
                rocks.start();
                await().atMost(LIMIT).until(() -> taken(client, rocks) > 0);
                // It is known to the broker as the same, which has ended what the killed one had open.
                assertThat(transactionalIds(client)).isEqualTo(ids);
            } finally {
                rocks.stop();
                stack.aggregator(0).start();
            }
            // What the killed one left was deleted by the next, and that has left nothing.
            assertThat(databases()).isZero();
            records.subList(3 * quarter, records.size()).forEach(producer::send);
            producer.flush();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(load.published(client)).isEqualTo(load.expected()));
        }
    }

    private static long taken(Client client, Part aggregator) throws Exception {
        return client.outcomes(aggregator).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Set<String> transactionalIds(Client client) throws Exception {
        try (Admin admin = client.admin()) {
            return admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .collect(Collectors.toSet());
        }
    }

    private static long databases() throws Exception {
        Path directory = SharedStack.data().resolve("aggregator-" + OWN);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().equals("CURRENT"))
                    .count();
        }
    }
}
