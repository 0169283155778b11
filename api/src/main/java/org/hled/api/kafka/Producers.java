package org.hled.api.kafka;

import org.apache.kafka.clients.producer.Producer;

/** Opens producers to the broker. */
public interface Producers {

    /**
     * A producer that writes each record once and waits for all replicas. The caller closes it.
     *
     * @param clientId how the broker knows it
     */
    Producer<byte[], byte[]> open(String clientId);
}
