package org.hled.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue where they are missing. */
public final class TopicSetup {

    private final Admin admin;

    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates those of the topics that do not exist, with the broker's default replication factor. Those that exist stay
     * as they are.
     *
     * @throws ExecutionException if the broker refuses one
     */
    public void create(Collection<? extends Topic<?>> topics) throws ExecutionException, InterruptedException {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic<?> topic : topics) {
            Optional<Integer> partitions = Optional.of(topic.partitions());
            wanted.add(new NewTopic(topic.name(), partitions, Optional.empty()).configs(topic.config()));
        }
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        for (var result : results.values()) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
