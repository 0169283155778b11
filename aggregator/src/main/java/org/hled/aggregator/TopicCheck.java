package org.hled.aggregator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.hled.schemas.topic.Retention;
import org.hled.schemas.topic.Topic;

/**
 * Whether the topics are kept as the totals need it: inputs for ever and by the broker's time, the lines of the Roll-up with
 * one partition, the Ledger's with as many as its changelog.
 */
final class TopicCheck {

    private static final List<String> SETTINGS = List.of("cleanup.policy", "message.timestamp.type");
    private static final List<String> LIMITS = List.of("retention.ms", "retention.bytes");

    private final Admin admin;

    TopicCheck(Admin admin) {
        this.admin = admin;
    }

    /** What is wrong, a sentence each; empty if all is well. */
    List<String> faults(List<Topic<?>> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        List<String> faults = new ArrayList<>();
        for (Topic<?> topic : topics) {
            faults.addAll(faults(
                    topic,
                    described.get(topic.name()).partitions().size(),
                    configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))));
        }
        return faults;
    }

    static List<String> faults(Topic<?> topic, int partitions, Config config) {
        List<String> faults = new ArrayList<>();
        // More partitions are a matter of taste for an input, and a fault for what has one writer or a changelog.
        boolean fixed = topic.retention() != Retention.FOR_EVER;
        if (fixed && partitions != topic.partitions()) {
            faults.add(
                    "%s must have %d partitions, and has %d".formatted(topic.name(), topic.partitions(), partitions));
        }
        check(topic, SETTINGS, config, faults);
        // How much of the history is kept is for its operator to say: no total depends on it.
        if (topic.retention() != Retention.HISTORIC) {
            check(topic, LIMITS, config, faults);
        }
        return faults;
    }

    private static void check(Topic<?> topic, List<String> settings, Config config, List<String> faults) {
        for (String setting : settings) {
            String wanted = topic.config().get(setting);
            ConfigEntry found = config.get(setting);
            if (wanted != null && !wanted.equals(found.value())) {
                faults.add("%s must have %s=%s, and has %s".formatted(topic.name(), setting, wanted, found.value()));
            }
        }
    }
}
