package org.hled.aggregator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.wire.LogEnd;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Road;

/** Groups, which read one partition, and what is said of these. Of a group that is gone nothing is known. */
final class PlayedBroker implements Remains, GenerationLog, LogEnd {

    private static final TopicPartition PLACE = new TopicPartition("hled.enrollments", 0);

    final Set<String> working = new HashSet<>();
    final Map<String, Long> read = new HashMap<>();
    final Set<String> changelogs = new HashSet<>();
    final List<Integer> deleted = new ArrayList<>();
    private final List<Generation> said = new ArrayList<>();

    /** So many of what was said last stand behind a transaction that is open. */
    int heldBack;

    @Override
    public boolean isDeserted(String group) {
        return !working.contains(group);
    }

    @Override
    public Optional<Map<TopicPartition, Long>> end(String intake) {
        return Optional.of(Map.of(PLACE, read.getOrDefault(intake, 0L)));
    }

    @Override
    public boolean hasChangelog(String application, String store) {
        return changelogs.contains(BrokersRemains.changelog(application, store));
    }

    @Override
    public boolean delete(String group) {
        if (!isDeserted(group)) {
            return false;
        }
        read.remove(group);
        return true;
    }

    @Override
    public void deleteTopics(Road road) {
        deleted.add(road.generation());
    }

    @Override
    public Generations read() {
        Generations generations = Generations.NONE;
        for (Generation record : said.subList(0, (int) readable())) {
            generations = generations.with(record);
        }
        return generations;
    }

    @Override
    public void say(Generation generation) {
        said.add(generation);
    }

    @Override
    public long written() {
        return said.size();
    }

    @Override
    public long readable() {
        return said.size() - heldBack;
    }
}
