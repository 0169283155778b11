package org.hled.api.kafka;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** What consumer groups have committed at the configured broker. */
@Singleton
final class KafkaCommittedOffsets implements CommittedOffsets {

    private static final int CALL_MILLIS = 3000;

    private final Connection connection;
    private Optional<Admin> admin = Optional.empty();

    KafkaCommittedOffsets(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Map<String, OffsetAndMetadata> of(Collection<String> groups, TopicPartition partition) {
        var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(partition));
        Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
        groups.forEach(group -> asked.put(group, spec));
        var answer = open().listConsumerGroupOffsets(asked);
        Map<String, OffsetAndMetadata> committed = new HashMap<>();
        for (String group : groups) {
            try {
                OffsetAndMetadata offset =
                        answer.partitionsToOffsetAndMetadata(group).get().get(partition);
                if (offset != null) {
                    committed.put(group, offset);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw new KafkaException("the offsets of %s are not known".formatted(group), e.getCause());
                }
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        return committed;
    }

    private synchronized Admin open() {
        if (admin.isEmpty()) {
            Map<String, Object> config = new HashMap<>(connection.settings());
            config.put(AdminClientConfig.CLIENT_ID_CONFIG, "hled-api-admin");
            // A request waits for it.
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS - 1000);
            admin = Optional.of(Admin.create(config));
        }
        return admin.get();
    }

    @PreDestroy
    synchronized void close() {
        admin.ifPresent(open -> open.close(Duration.ofSeconds(1)));
        admin = Optional.empty();
    }
}
