package org.hled.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the catalogue where they are missing. */
public final class TopicSetup {

    /** Until every broker has heard of a topic. */
    private static final Duration LONGEST_NEWS = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;

    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates those of the topics that do not exist, with the broker's default replication factor. Those that exist stay
     * as they are.
     *
     * <p>Returns when the brokers take records for those that were made. Of a producer that writes earlier, a first request may be
     * refused and a second taken; then the first is out of order for ever, and lost in the end, also where the producer is
     * idempotent (KAFKA-15591).
     *
     * @return those that existed, whose partitions and settings may be others ({@link TopicCheck})
     * @throws ExecutionException if the broker refuses one
     */
    public <T extends Topic<?>> List<T> create(Collection<T> topics) throws ExecutionException, InterruptedException {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic<?> topic : topics) {
            Optional<Integer> partitions = Optional.of(topic.partitions());
            wanted.add(new NewTopic(topic.name(), partitions, Optional.empty()).configs(topic.config()));
        }
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        Map<TopicPartition, OffsetSpec> made = new HashMap<>();
        List<T> existed = new ArrayList<>();
        for (T topic : topics) {
            try {
                results.get(topic.name()).get();
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    made.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                existed.add(topic);
            }
        }
        awaitLeaders(made);
        return existed;
    }

    /**
     * Asks the leader of each partition. Where it does not know yet that it is the leader, Kafka's client asks again; not so where a
     * broker has not heard of the topic yet.
     */
    private void awaitLeaders(Map<TopicPartition, OffsetSpec> made) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_NEWS.toNanos();
        while (true) {
            try {
                admin.listOffsets(made).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }
}
