package org.hled.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hled.local.publish.Target;
import org.hled.local.stack.Home;
import org.hled.local.stack.Ports;
import org.hled.local.stack.StackConfig;
import picocli.CommandLine.Option;

/** The ports of the stack, all at 127.0.0.1. */
final class PortOptions {

    // Picocli sets these, so they cannot be final.
    @Option(names = "--api-port", defaultValue = "8080", description = "port of the API (default: ${DEFAULT-VALUE})")
    private int api;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "port of Kafka (default: ${DEFAULT-VALUE})")
    private int kafka;

    @Option(
            names = "--registry-port",
            defaultValue = "8081",
            description = "port of the schema registry (default: ${DEFAULT-VALUE})")
    private int registry;

    void requireFree() {
        Map<String, Integer> byOption = new LinkedHashMap<>();
        byOption.put("--api-port", api);
        byOption.put("--kafka-port", kafka);
        byOption.put("--registry-port", registry);
        Ports.requireFree(byOption);
    }

    StackConfig config(Home home, Path data) {
        return new StackConfig(home, data, kafka, registry, api);
    }

    Target target() {
        return Target.local(kafka, registry);
    }
}
