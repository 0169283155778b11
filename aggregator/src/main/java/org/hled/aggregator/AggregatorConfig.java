package org.hled.aggregator;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What the aggregator needs to know, from the environment.
 *
 * @param bootstrapServers {@code HLED_BOOTSTRAP_SERVERS}, default 127.0.0.1:9092
 * @param schemaRegistry {@code HLED_SCHEMA_REGISTRY}, Confluent's API, default http://127.0.0.1:8081/apis/ccompat/v7
 * @param httpHost {@code HLED_HTTP_HOST}, for health and metrics, default 127.0.0.1
 * @param httpPort {@code HLED_HTTP_PORT}, default 8082
 * @param stateDirectory {@code HLED_STATE_DIR}, where the process keeps its id, and what is only its own, default {@code .hled/state}
 * @param threads {@code HLED_THREADS}, of the Intake and of the Ledger each, default half the number of processors, rounded
 *     up: both work at once, and each thread has a producer of its own, whose batches are smaller the more there are
 * @param ledgerStore {@code HLED_LEDGER_STORE}, where the Ledger keeps the winning versions, default memory
 * @param rocksDbMebibytes {@code HLED_ROCKSDB_MIB}, memory outside the heap for a Ledger in RocksDB, default 256
 * @param kafka further settings of Kafka's clients, such as those of SASL, from the file {@code HLED_KAFKA_PROPERTIES}
 */
record AggregatorConfig(
        String bootstrapServers,
        URI schemaRegistry,
        String httpHost,
        int httpPort,
        Path stateDirectory,
        int threads,
        LedgerStore ledgerStore,
        int rocksDbMebibytes,
        Map<String, String> kafka) {

    private static final int MOST_PORTS = 65_535;
    private static final int MOST_THREADS = 64;

    /** With less, the buffers of eight ledgers are written out all the time. */
    private static final int LEAST_MEBIBYTES = 16;

    private static final int MOST_MEBIBYTES = 65_536;

    /** Where the Ledger keeps the winning versions. */
    enum LedgerStore {
        MEMORY,
        ROCKSDB
    }

    /** @throws IllegalArgumentException naming the variable that makes no sense */
    static AggregatorConfig fromEnvironment(Map<String, String> environment) {
        return new AggregatorConfig(
                environment.getOrDefault("HLED_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                uri(environment.getOrDefault("HLED_SCHEMA_REGISTRY", "http://127.0.0.1:8081/apis/ccompat/v7")),
                environment.getOrDefault("HLED_HTTP_HOST", "127.0.0.1"),
                number(environment, "HLED_HTTP_PORT", 8082, 1, MOST_PORTS),
                Path.of(environment.getOrDefault("HLED_STATE_DIR", ".hled/state")),
                number(environment, "HLED_THREADS", halfOfTheProcessors(), 1, MOST_THREADS),
                ledgerStore(environment.getOrDefault("HLED_LEDGER_STORE", "memory")),
                number(environment, "HLED_ROCKSDB_MIB", 256, LEAST_MEBIBYTES, MOST_MEBIBYTES),
                kafkaProperties(environment.get("HLED_KAFKA_PROPERTIES")));
    }

    private static int halfOfTheProcessors() {
        return (Runtime.getRuntime().availableProcessors() + 1) / 2;
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("HLED_SCHEMA_REGISTRY must be an http or https URL, and is " + text);
        }
        return uri;
    }

    private static LedgerStore ledgerStore(String text) {
        return switch (text) {
            case "memory" -> LedgerStore.MEMORY;
            case "rocksdb" -> LedgerStore.ROCKSDB;
            default ->
                throw new IllegalArgumentException("HLED_LEDGER_STORE must be memory or rocksdb, and is " + text);
        };
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int least, int most) {
        String text = environment.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    "%s must be a number from %d to %d, and is %s".formatted(name, least, most, text));
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> kafkaProperties(String file) {
        Map<String, String> settings = new HashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException("HLED_KAFKA_PROPERTIES: cannot read " + file, e);
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        }
        return Map.copyOf(settings);
    }
}
