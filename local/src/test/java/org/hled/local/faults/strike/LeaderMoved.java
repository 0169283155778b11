package org.hled.local.faults.strike;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.StackConfig;

/** All partitions of all topics, Kafka's own too: coordinators of groups and transactions move with them. */
public final class LeaderMoved implements Strike {

    private static final int ROUNDS = 20;

    @Override
    public String name() {
        return "leader-moved";
    }

    @Override
    public String what() {
        return "of three brokers another leads each partition, Kafka's own topics included, %d times, every 0.5 to 3 s"
                .formatted(ROUNDS);
    }

    @Override
    public Arrangement arrange(StackConfig config) {
        return ThreeBrokers.arrangement();
    }

    @Override
    public void strike(Scene scene) throws Exception {
        int moved = 0;
        try (Admin admin = scene.client().admin()) {
            Map<TopicPartition, Integer> before = leaders(admin);
            for (int round = 0; round < ROUNDS; round++) {
                move(admin, scene.random());
                scene.pass(Duration.ofMillis(500), Duration.ofSeconds(3));
                Map<TopicPartition, Integer> now = leaders(admin);
                moved += (int) now.entrySet().stream()
                        .filter(leader -> !leader.getValue().equals(before.get(leader.getKey())))
                        .count();
                before.putAll(now);
            }
        }
        System.out.printf("%s: leaders moved %d times%n", name(), moved);
        if (moved < ROUNDS) {
            throw new AssertionError("leaders moved only %d times".formatted(moved));
        }
    }

    /** The first of a partition's replicas is to lead it; which is the first follows from chance. */
    private static void move(Admin admin, Random random) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Optional<NewPartitionReassignment>> orders = new HashMap<>();
        for (TopicDescription topic : topics(admin)) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                List<Integer> replicas = new ArrayList<>(
                        partition.replicas().stream().map(Node::id).sorted().toList());
                Collections.shuffle(replicas, random);
                orders.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        Optional.of(new NewPartitionReassignment(replicas)));
            }
        }
        admin.alterPartitionReassignments(orders).all().get();
        // Of each that is led by its first already it says that there is nothing to do.
        admin.electLeaders(ElectionType.PREFERRED, orders.keySet()).partitions().get();
    }

    private static Map<TopicPartition, Integer> leaders(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Integer> leaders = new HashMap<>();
        for (TopicDescription topic : topics(admin)) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (partition.leader() != null) {
                    leaders.put(
                            new TopicPartition(topic.name(), partition.partition()),
                            partition.leader().id());
                }
            }
        }
        return leaders;
    }

    /** In one order, so that the same seed moves the same. */
    private static List<TopicDescription> topics(Admin admin) throws ExecutionException, InterruptedException {
        Collection<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .collect(Collectors.toList());
    }
}
