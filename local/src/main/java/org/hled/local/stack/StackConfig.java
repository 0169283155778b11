package org.hled.local.stack;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a stack runs.
 *
 * @param home the project, as built
 * @param data the directory that holds all that the parts keep, their logs too
 * @param kafkaPort port of the broker
 * @param registryPort port of the schema registry
 * @param apiPort port of the first API; further ones take free ports
 */
public record StackConfig(Home home, Path data, int kafkaPort, int registryPort, int apiPort) {

    public StackConfig {
        data = data.toAbsolutePath().normalize();
    }

    /** A stack on ports that are free now, for tests. */
    public static StackConfig onFreePorts(Home home, Path data) {
        Set<Integer> given = new HashSet<>();
        return new StackConfig(home, data, Ports.freeBeside(given), Ports.freeBeside(given), Ports.freeBeside(given));
    }

    /** All of them, though nobody may listen there yet. */
    public Set<Integer> ports() {
        return Set.copyOf(List.of(kafkaPort, registryPort, apiPort));
    }
}
