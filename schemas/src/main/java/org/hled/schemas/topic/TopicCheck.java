package org.hled.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether the topics are kept as the totals need it: inputs for ever and by the broker's time, the lines of the Roll-up with
 * one partition, the Ledger's with as many as its changelog.
 */
public final class TopicCheck {

    private static final List<String> SETTINGS = List.of("cleanup.policy", "message.timestamp.type");
    private static final List<String> LIMITS = List.of("retention.ms", "retention.bytes");

    private final Admin admin;

    public TopicCheck(Admin admin) {
        this.admin = admin;
    }

    /** What is wrong with all the input topics that there are, the agencies' own among them; empty if all is well. */
    public List<TopicFault> inputFaults() throws ExecutionException, InterruptedException {
        return faults(inputs());
    }

    /** The same, each looked at by itself: one that may not be looked at, or is deleted meanwhile, hides nothing of the others. */
    public InputFindings inputFindings() throws ExecutionException, InterruptedException {
        List<Topic<?>> topics = inputs();
        Map<ConfigResource, KafkaFuture<Config>> asked = admin.describeConfigs(
                        topics.stream().map(TopicCheck::resource).toList())
                .values();
        return findings(topics, topic -> asked.get(resource(topic)));
    }

    static InputFindings findings(List<Topic<?>> inputs, Function<Topic<?>, KafkaFuture<Config>> configs)
            throws InterruptedException {
        List<TopicFault> faults = new ArrayList<>();
        SortedMap<String, String> unseen = new TreeMap<>();
        for (Topic<?> topic : inputs) {
            try {
                // How many partitions an input has is a matter of taste.
                faults.addAll(
                        faults(topic, topic.partitions(), configs.apply(topic).get()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    unseen.put(topic.name(), e.getCause().getClass().getSimpleName());
                }
            }
        }
        return new InputFindings(faults, unseen);
    }

    private List<Topic<?>> inputs() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .sorted()
                .<Topic<?>>flatMap(name -> InputTopics.of(name).stream())
                .toList();
    }

    private static ConfigResource resource(Topic<?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** What is wrong with these topics, which must exist; empty if all is well. */
    public List<TopicFault> faults(Collection<? extends Topic<?>> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        List<ConfigResource> resources =
                topics.stream().map(TopicCheck::resource).toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        List<TopicFault> faults = new ArrayList<>();
        for (Topic<?> topic : topics) {
            faults.addAll(faults(topic, described.get(topic.name()).partitions().size(), configs.get(resource(topic))));
        }
        return faults;
    }

    static List<TopicFault> faults(Topic<?> topic, int partitions, Config config) {
        List<TopicFault> faults = new ArrayList<>();
        // More partitions are a matter of taste for an input, and a fault for what has one writer or a changelog.
        boolean fixed = topic.retention() != Retention.FOR_EVER;
        if (fixed && partitions != topic.partitions()) {
            faults.add(new TopicFault(
                    topic.name(),
                    TopicFault.PARTITIONS,
                    String.valueOf(topic.partitions()),
                    String.valueOf(partitions)));
        }
        check(topic, SETTINGS, config, faults);
        // How much of the history is kept is for its operator to say: no total depends on it.
        if (topic.retention() != Retention.HISTORIC) {
            check(topic, LIMITS, config, faults);
        }
        return faults;
    }

    private static void check(Topic<?> topic, List<String> settings, Config config, List<TopicFault> faults) {
        for (String setting : settings) {
            String wanted = topic.config().get(setting);
            ConfigEntry found = config.get(setting);
            if (wanted != null && !wanted.equals(found.value())) {
                faults.add(new TopicFault(topic.name(), setting, wanted, found.value()));
            }
        }
    }
}
