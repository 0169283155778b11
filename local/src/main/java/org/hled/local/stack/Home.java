package org.hled.local.stack;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hled.local.fault.Fault;

/**
 * The project's root, and where the build leaves what the stack is made of.
 *
 * @param root the directory that holds the modules
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The catalog of the demo. */
    public Path catalog() {
        return root.resolve("catalog/hled.yaml");
    }

    /** The reports of the demo. */
    public Path reports() {
        return root.resolve("catalog/hled-reports.csv");
    }

    /** The catalog of the fast demo, with cadences of seconds. */
    public Path fastCatalog() {
        return root.resolve("catalog/fast.yaml");
    }

    /** The reports that the fast demo sends again and again. */
    public Path fastReports() {
        return root.resolve("catalog/fast-reports.csv");
    }

    /** Where {@code up} keeps its data unless told otherwise. */
    public Path data() {
        return root.resolve(".hled");
    }

    Path registry() {
        return root.resolve("local/target/dist/registry/quarkus-run.jar");
    }

    Path localLib() {
        return root.resolve("local/target/dist/lib");
    }

    /** The aggregator's class path. */
    public Path aggregatorLib() {
        return root.resolve("aggregator/target/dist/lib");
    }

    /** The options of the aggregator's JVM, as an argument file of {@code java}. */
    public Path aggregatorOptions() {
        return root.resolve("aggregator/jvm.options");
    }

    /** The class path of the benchmark, if it was built: it is no part of what ships. */
    public Path benchLib() {
        return root.resolve("bench/target/dist/lib");
    }

    ClassArchive classArchive(String kind) {
        return new ClassArchive(root.resolve("local/target/classes-shared").resolve(kind + ".jsa"));
    }

    /** The jar (or, in a test, the directory) that holds a class. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path apiLib() {
        return root.resolve("api/target/dist/lib");
    }

    /**
     * Checks that everything is built.
     *
     * @throws Fault if something is missing
     */
    public void checkBuilt() {
        for (Path part : List.of(localLib(), registry(), aggregatorLib(), apiLib())) {
            if (!Files.exists(part)) {
                throw new Fault("not built: %s is missing; run ./hled, which builds, or mvn package"
                        .formatted(root.relativize(part)));
            }
        }
    }
}
