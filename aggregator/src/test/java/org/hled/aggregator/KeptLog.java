package org.hled.aggregator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.hled.aggregator.store.Entry;
import org.hled.aggregator.store.Fold;
import org.hled.aggregator.store.FoldStore;

/** What a store has logged: it outlives the driver, and the next one's store is restored from it. */
final class KeptLog {

    private final String store;
    private final List<Entry> entries = new ArrayList<>();

    KeptLog(String store) {
        this.store = store;
    }

    /** Keeps what this driver's store has logged. To be called once, before the driver is closed. */
    void keep(TopologyTestDriver driver) {
        String topic = "test-%s-changelog".formatted(store);
        if (!driver.producedTopicNames().contains(topic)) {
            return;
        }
        var changelog = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        changelog.readRecordsToList().forEach(entry -> entries.add(new Entry(entry.key(), entry.value())));
    }

    /** Applies all that was ever kept, as restoring does. */
    void restore(TopologyTestDriver driver) {
        Fold state = state(driver);
        state.applyAll(entries);
    }

    /** The last entry of each key, where it was not deleted. */
    List<Entry> standing() {
        Map<String, Entry> standing = new HashMap<>();
        entries.forEach(entry -> standing.put(Arrays.toString(entry.key()), entry));
        return standing.values().stream().filter(entry -> entry.value() != null).toList();
    }

    Fold state(TopologyTestDriver driver) {
        return ((FoldStore<?>) driver.getStateStore(store)).state();
    }
}
