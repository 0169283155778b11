package org.hled.local.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.schemas.topic.TopicFault;

/** Says what is wrong with topics, and how it is put right. */
public final class WrongTopics {

    private WrongTopics() {}

    /**
     * A line for each fault and, where a setting puts it right, one for each topic.
     *
     * @param target where they are
     */
    public static String text(Target target, List<TopicFault> faults) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (TopicFault fault : faults) {
            if (!fault.setting().equals(TopicFault.PARTITIONS)) {
                settings.merge(
                        fault.topic(),
                        fault.setting() + "=" + fault.wanted(),
                        (before, another) -> before + "," + another);
            }
        }
        Stream<String> wrong = faults.stream().map(TopicFault::text);
        Stream<String> right = settings.entrySet().stream()
                .map(topic ->
                        "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s"
                                .formatted(target.bootstrapServers(), topic.getKey(), topic.getValue()));
        return Stream.concat(wrong, right).map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
