package org.hled.local.faults.strike;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.StackConfig;

public final class RegistryErrors implements Strike {

    private FaultyRegistry registry;

    @Override
    public String name() {
        return "registry-errors";
    }

    @Override
    public String what() {
        return "for 5 to 40 s the registry answers 500, 503, 404, HTML or nothing, while records of a new schema come";
    }

    @Override
    public Arrangement arrange(StackConfig config) throws IOException {
        registry = new FaultyRegistry(URI.create("http://127.0.0.1:" + config.registryPort()));
        String url = "http://127.0.0.1:%d/apis/ccompat/v7".formatted(registry.port());
        return new Arrangement(
                Map.of(), Map.of("HLED_SCHEMA_REGISTRY", url), Map.of("HLED_SCHEMA_REGISTRY", url), registry);
    }

    @Override
    public void strike(Scene scene) {
        int schema = scene.load().registerNewSchema();
        registry.setFaulty(true);
        scene.load().useSchema(schema);
        scene.pass(Duration.ofSeconds(5), Duration.ofSeconds(40));
        registry.setFaulty(false);
    }
}
