package org.hled.bench.engine;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine is told. It crosses from the benchmark to the engine's process as arguments {@code name=value}.
 *
 * @param engine which engine
 * @param bootstrapServers the brokers
 * @param registry the registry's Confluent API
 * @param output the topic that takes the sums or totals; further topics of the engine have names that begin with it
 * @param directory a directory of its own for this run, empty
 * @param records how many records there are to read
 * @param initiatives how many initiatives the catalog has
 * @param threads how many threads, or how much parallelism, it may use
 */
public record EngineConfig(
        String engine,
        String bootstrapServers,
        String registry,
        String output,
        String directory,
        long records,
        int initiatives,
        int threads)
        implements Serializable {

    public EngineConfig(
            String engine,
            String bootstrapServers,
            URI registry,
            String output,
            Path directory,
            long records,
            int initiatives,
            int threads) {
        this(
                engine,
                bootstrapServers,
                registry.toString(),
                output,
                directory.toString(),
                records,
                initiatives,
                threads);
    }

    /** The topic of an engine's changelog, if it writes one by hand: beside that of its sums. */
    public String changelog() {
        return output + "-changelog";
    }

    /** The topic of a peer's leaves, as {@code hled.cube} is the product's. */
    public String cube() {
        return output + "-cube";
    }

    /** The topic of what a peer rejects, as {@code hled.rejections} is the product's. */
    public String rejections() {
        return output + "-rejections";
    }

    /** The arguments that {@link #of} reads. */
    public List<String> arguments() {
        return List.of(
                "engine=" + engine,
                "bootstrapServers=" + bootstrapServers,
                "registry=" + registry,
                "output=" + output,
                "directory=" + directory,
                "records=" + records,
                "initiatives=" + initiatives,
                "threads=" + threads);
    }

    static EngineConfig of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new EngineConfig(
                values.get("engine"),
                values.get("bootstrapServers"),
                values.get("registry"),
                values.get("output"),
                values.get("directory"),
                Long.parseLong(values.get("records")),
                Integer.parseInt(values.get("initiatives")),
                Integer.parseInt(values.get("threads")));
    }
}
