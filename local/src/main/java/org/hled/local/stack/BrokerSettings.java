package org.hled.local.stack;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is alone and also its own controller. Durability is Kafka's default. */
final class BrokerSettings {

    private BrokerSettings() {}

    static Properties of(int port, int controllerPort, Path logDirectory) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        // Voters by setting rather than in the log: the controller's port may be another one at each start.
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", logDirectory.toString());
        // Topics are made from our catalogue, with its settings; a misspelt name must fail.
        settings.setProperty("auto.create.topics.enable", "false");
        // One broker holds one replica.
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // The defaults of 50 serve big clusters and slow the start of a small one.
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        // A group is complete at once: nobody else is about to join.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // 128 MiB by default, taken at start; our compacted topics have few keys.
        settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        return settings;
    }
}
