package org.hled.local.publish;

import java.net.URI;

/**
 * Where to publish to.
 *
 * @param bootstrapServers where Kafka's clients begin
 * @param registry where the registry's Confluent-compatible API begins
 */
public record Target(String bootstrapServers, URI registry) {

    /** A stack on this machine. */
    public static Target local(int kafkaPort, int registryPort) {
        return new Target(
                "127.0.0.1:" + kafkaPort, URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(registryPort)));
    }
}
