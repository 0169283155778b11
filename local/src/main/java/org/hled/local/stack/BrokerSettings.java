package org.hled.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The settings of a broker that is also a controller, alone or one of several. Durability is Kafka's default. */
final class BrokerSettings {

    private static final int MOST_REPLICAS = 3;

    private BrokerSettings() {}

    /**
     * Where a broker listens.
     *
     * @param port for clients
     * @param controllerPort for other brokers' controllers
     */
    record Node(int port, int controllerPort) {}

    /**
     * The settings of one of them.
     *
     * @param nodes all brokers of the cluster
     * @param number which one, from 0 on
     */
    static Properties of(List<Node> nodes, int number, Path logDirectory) {
        Node own = nodes.get(number);
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", String.valueOf(number + 1));
        // Voters by setting rather than in the log: the controller's port may be another one at each start.
        settings.setProperty(
                "controller.quorum.voters",
                IntStream.range(0, nodes.size())
                        .mapToObj(i ->
                                "%d@127.0.0.1:%d".formatted(i + 1, nodes.get(i).controllerPort()))
                        .collect(Collectors.joining(",")));
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(own.port(), own.controllerPort()));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + own.port());
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", logDirectory.toString());
        // Topics are made from our catalogue, with its settings; a misspelt name must fail.
        settings.setProperty("auto.create.topics.enable", "false");
        // One broker holds one replica. Of three that write, one may be away.
        String replicas = String.valueOf(Math.min(nodes.size(), MOST_REPLICAS));
        String inSync = String.valueOf(Math.max(1, Math.min(nodes.size(), MOST_REPLICAS) - 1));
        settings.setProperty("default.replication.factor", replicas);
        settings.setProperty("min.insync.replicas", inSync);
        settings.setProperty("offsets.topic.replication.factor", replicas);
        settings.setProperty("transaction.state.log.replication.factor", replicas);
        settings.setProperty("transaction.state.log.min.isr", inSync);
        settings.setProperty("share.coordinator.state.topic.replication.factor", replicas);
        settings.setProperty("share.coordinator.state.topic.min.isr", inSync);
        // The defaults of 50 serve big clusters and slow the start of a small one.
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        // Ten years: how far a group has read that nobody was in for a week, Kafka would forget, and count everything
        // again.
        settings.setProperty("offsets.retention.minutes", "5256000");
        // A transaction that begins while the markers of the one before are being written, which takes a millisecond or
        // two, is looked at again after so long. Each hop would wait for the default of 20.
        settings.setProperty("add.partitions.to.txn.retry.backoff.ms", "1");
        // A group is complete at once: nobody else is about to join.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // 128 MiB by default, taken at start; our compacted topics have few keys.
        settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        return settings;
    }
}
