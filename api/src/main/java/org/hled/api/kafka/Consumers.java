package org.hled.api.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** Opens consumers of the broker. */
public interface Consumers {

    /**
     * A consumer that reads only what has been committed, belongs to no group and commits nothing. The caller closes it.
     *
     * @param clientId how the broker knows it
     * @param settings further settings, as Kafka names them
     */
    Consumer<byte[], byte[]> open(String clientId, Map<String, Object> settings);
}
