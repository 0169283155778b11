package org.hled.local.publish;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The cluster that a command speaks to.
 *
 * @param bootstrapServers where Kafka's clients begin
 * @param registry where the registry's Confluent-compatible API begins
 * @param kafka further settings of Kafka's clients, such as those of TLS and SASL
 */
public record Target(String bootstrapServers, URI registry, Map<String, String> kafka) {

    public Target {
        kafka = Map.copyOf(kafka);
    }

    /** A stack on this machine. */
    public static Target local(int kafkaPort, int registryPort) {
        return new Target(
                "127.0.0.1:" + kafkaPort,
                URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(registryPort)),
                Map.of());
    }

    /**
     * The settings of a client.
     *
     * @param own what it needs to be right, whatever else is set
     */
    public Map<String, Object> client(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(own);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }
}
