package org.hled.local.rebuild;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.hled.local.fault.Fault;
import org.hled.local.publish.Target;
import org.hled.local.publish.WrongTopics;
import org.hled.schemas.topic.TopicFault;

/** The record of truth, from which totals are made anew: all of it must be there. */
final class Inputs {

    private final Cluster cluster;

    Inputs(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws Fault where records are gone, or will be: the totals that stand hold them, and those made anew would not */
    void require() {
        require(cluster.target(), cluster.inputFaults(), cluster.beginnings(cluster.inputs()));
    }

    static void require(Target target, List<TopicFault> faults, Map<TopicPartition, Long> beginnings) {
        if (!faults.isEmpty()) {
            throw new Fault(
                    "nothing is begun: input topics are not as they must be, or records are lost; set them so:\n"
                            + WrongTopics.text(target, faults));
        }
        Map<String, Long> cut = new TreeMap<>();
        beginnings.forEach((partition, offset) -> {
            if (offset > 0) {
                cut.put(partition.toString(), offset);
            }
        });
        if (!cut.isEmpty()) {
            StringBuilder places = new StringBuilder();
            cut.forEach((place, offset) -> places.append("\n  %s begins at offset %d".formatted(place, offset)));
            throw new Fault(
                    "nothing is begun: records of input topics are gone, and totals made anew would be without them; docs/operations.md says what to do:"
                            + places);
        }
    }
}
