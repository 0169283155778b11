package org.hled.api.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** Opens consumers of the broker that share a topic with the others of their group. */
@FunctionalInterface
public interface GroupConsumers {

    /**
     * A consumer that reads only what has been committed, and commits by the caller's word only. Where the group has no
     * offset it begins at the topic's beginning. The caller closes it.
     *
     * @param clientId how the broker knows it
     * @param group the group's id
     * @param settings further settings, as Kafka names them
     */
    Consumer<byte[], byte[]> openInGroup(String clientId, String group, Map<String, Object> settings);
}
