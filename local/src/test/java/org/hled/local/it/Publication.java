package org.hled.local.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes as an agency does, and tells what became of it. */
final class Publication {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Client client;

    Publication(Client client) {
        this.client = client;
    }

    /** Publishes in this order; returns when the broker has taken all of them. */
    void publish(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        try (var producer = client.producer()) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    /** Publishes reports, waits until each has its outcome, and says how many had which; outcomes of none are left out. */
    Map<String, Long> outcomesOf(List<ProducerRecord<byte[], byte[]>> reports)
            throws ExecutionException, InterruptedException {
        try (Admin admin = client.admin()) {
            Map<String, Long> before = settled(admin);
            publish(reports);
            Map<String, Long> growth = new TreeMap<>(settled(admin));
            before.forEach((outcome, count) -> growth.merge(outcome, -count, Long::sum));
            growth.values().removeIf(count -> count == 0);
            return growth;
        }
    }

    /** The outcomes, when every record on the input topics has one. */
    private Map<String, Long> settled(Admin admin) throws ExecutionException, InterruptedException {
        long received = client.received(admin);
        await().atMost(LIMIT).until(() -> sum(client.outcomes()) == received);
        return client.outcomes();
    }

    static long sum(Map<String, Long> outcomes) {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
}
