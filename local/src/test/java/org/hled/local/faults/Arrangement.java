package org.hled.local.faults;

import java.util.Map;

/**
 * Settings of the parts that differ from those of every stack.
 *
 * @param brokers how many there are
 * @param broker of each of them, as Kafka names them
 * @param aggregator variables of the environment
 * @param api variables of the environment
 * @param end what is to be ended after the stack
 */
public record Arrangement(
        int brokers,
        Map<String, String> broker,
        Map<String, String> aggregator,
        Map<String, String> api,
        AutoCloseable end) {

    public static final Arrangement PLAIN = new Arrangement(Map.of(), Map.of(), Map.of(), () -> {});

    /** With one broker. */
    public Arrangement(
            Map<String, String> broker, Map<String, String> aggregator, Map<String, String> api, AutoCloseable end) {
        this(1, broker, aggregator, api, end);
    }
}
