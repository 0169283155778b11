package org.hled.local.faults;

import java.util.Map;

/**
 * Settings of the parts that differ from those of every stack.
 *
 * @param broker as Kafka names them
 * @param aggregator variables of the environment
 * @param api variables of the environment
 * @param end what is to be ended after the stack
 */
public record Arrangement(
        Map<String, String> broker, Map<String, String> aggregator, Map<String, String> api, AutoCloseable end) {

    public static final Arrangement PLAIN = new Arrangement(Map.of(), Map.of(), Map.of(), () -> {});
}
