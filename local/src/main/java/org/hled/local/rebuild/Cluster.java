package org.hled.local.rebuild;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hled.local.publish.Target;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.GenerationsReader;
import org.hled.schemas.topic.InputTopics;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicCheck;
import org.hled.schemas.topic.TopicFault;
import org.hled.schemas.topic.TopicSetup;
import org.hled.schemas.wire.ConfluentRegistry;

/** What a rebuild asks the broker. All of it may end in a {@link KafkaException} where the broker does not answer. */
final class Cluster implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Duration TIMEOUT = Duration.ofMillis(TIMEOUT_MILLIS);
    /** In these nobody is at work. */
    private static final Set<GroupState> DESERTED = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final Target target;
    private final ConfluentRegistry registry;
    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final GenerationsReader generations;

    Cluster(Target target) {
        this.target = target;
        this.registry = new ConfluentRegistry(target.registry());
        this.admin = Admin.create(target.client(
                Map.of("default.api.timeout.ms", TIMEOUT_MILLIS, "request.timeout.ms", TIMEOUT_MILLIS / 2)));
        this.consumer = new KafkaConsumer<>(
                target.client(Map.of(
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "default.api.timeout.ms",
                        TIMEOUT_MILLIS,
                        // Of an input only the next record is wanted.
                        "max.partition.fetch.bytes",
                        64 * 1024)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.generations = new GenerationsReader(registry);
    }

    Target target() {
        return target;
    }

    ConfluentRegistry registry() {
        return registry;
    }

    /** Reads committed records, of whatever it is told; for one thread. */
    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    Generations generations() {
        return generations.read(consumer, TIMEOUT);
    }

    Set<String> topics() {
        return answer(admin.listTopics().names());
    }

    /**
     * Creates it, if it is not there.
     *
     * @return what is wrong with one that was
     */
    List<TopicFault> create(Topic<byte[]> topic) {
        return ask(() -> new TopicCheck(admin).faults(new TopicSetup(admin).create(List.of(topic))));
    }

    /** What is wrong with the topics that agencies write to. */
    List<TopicFault> inputFaults() {
        return ask(() -> new TopicCheck(admin).inputFaults());
    }

    /** All partitions of the topics that agencies write to. */
    List<TopicPartition> inputs() {
        List<String> names = topics().stream()
                .filter(name -> InputTopics.of(name).isPresent())
                .toList();
        return partitionsOf(names);
    }

    List<TopicPartition> partitionsOf(Collection<String> topics) {
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** Where what is committed ends. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                answer(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** How far a group has come, of the partitions of which it has committed anything. */
    Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            committed.put(partition, offset.offset());
                        }
                    });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new KafkaException(e.getCause().getMessage(), e.getCause());
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return committed;
    }

    /** The groups that there are, and whether anybody is at work in each. */
    Map<String, Boolean> groups() {
        return answer(admin.listGroups().all()).stream()
                .collect(Collectors.toMap(GroupListing::groupId, Cluster::isAtWork, (one, other) -> one || other));
    }

    private static boolean isAtWork(GroupListing group) {
        return group.groupState().filter(state -> !DESERTED.contains(state)).isPresent();
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        return ask(asked::get);
    }

    /** What is asked of the broker. */
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ofSeconds(1));
        registry.close();
    }
}
