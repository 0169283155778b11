package org.hled.bench.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicSetup;
import org.hled.schemas.topic.Topics;

/** What the benchmark asks of the broker: topics anew for each run, and whether a group has its partitions. */
final class Broker implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Admin admin;

    Broker(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Makes the product's topics where they are missing. */
    void createProductTopics() {
        try {
            new TopicSetup(admin).create(Topics.all());
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Makes topics, each with so many partitions. */
    void create(Map<String, Integer> partitions) {
        List<NewTopic> topics = new ArrayList<>();
        partitions.forEach((name, count) -> topics.add(new NewTopic(name, Optional.of(count), Optional.empty())));
        get(() -> admin.createTopics(topics).all().get());
    }

    /** Forgets all that the product has made of the input: everything but input and catalog. */
    void forgetProduct() {
        Set<String> kept = Topics.inputs().stream().map(Topic::name).collect(Collectors.toCollection(HashSet::new));
        kept.add(Topics.CATALOG.name());
        forget(name -> name.startsWith(Product.PREFIX) && !kept.contains(name));
        createProductTopics();
    }

    /** Forgets input and catalog too. */
    void forgetAll() {
        forget(Product.PREFIX);
        createProductTopics();
    }

    /** Forgets the topics and groups that begin with a name. */
    void forget(String prefix) {
        forget(name -> name.startsWith(prefix));
    }

    /** Whether all members of a group have their partitions. */
    boolean isStable(String group) {
        try {
            var description = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get();
            return description.groupState() == GroupState.STABLE
                    && !description.members().isEmpty();
        } catch (ExecutionException e) {
            // Unknown until its first member comes.
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What topics take on its disk. */
    long bytes(Predicate<String> chosen) {
        Set<Integer> nodes = get(() -> admin.describeCluster().nodes().get()).stream()
                .map(Node::id)
                .collect(Collectors.toSet());
        return get(() -> admin.describeLogDirs(nodes).allDescriptions().get()).values().stream()
                .flatMap(directories -> directories.values().stream())
                .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                .filter(replica -> chosen.test(replica.getKey().topic()))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }

    private void forget(Predicate<String> chosen) {
        List<String> groups = get(() -> admin.listGroups().all().get()).stream()
                .map(group -> group.groupId())
                .filter(chosen)
                .toList();
        groups.forEach(this::forgetGroup);
        List<String> topics = topics(chosen);
        get(() -> admin.deleteTopics(topics).all().get());
        awaitGone(chosen);
    }

    private List<String> topics(Predicate<String> chosen) {
        return get(() -> admin.listTopics().names().get()).stream()
                .filter(chosen)
                .toList();
    }

    /** The broker answers before it has forgotten them itself, and would take the old for the new ones of the same names. */
    private void awaitGone(Predicate<String> chosen) {
        Deadline deadline = new Deadline(LIMIT);
        while (!topics(chosen).isEmpty()) {
            deadline.check(() -> "topics are deleted and still known: " + topics(chosen));
            Deadline.pause();
        }
    }

    /** A member that was killed stands in its group until its session is over, unless it is put out. */
    private void forgetGroup(String group) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                putOutMembers(group);
                admin.deleteConsumerGroups(List.of(group)).all().get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                boolean mayPass = e.getCause() instanceof GroupNotEmptyException;
                if (!mayPass || System.nanoTime() > deadline) {
                    throw new Fault("the group %s cannot be deleted: %s".formatted(group, e.getCause()), e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private void putOutMembers(String group) throws ExecutionException, InterruptedException {
        var description = admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get();
        if (!description.members().isEmpty()) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T get(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("interrupted", e);
    }
}
