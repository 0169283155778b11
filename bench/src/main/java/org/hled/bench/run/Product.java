package org.hled.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.hled.local.stack.Home;

/** What the product that was built can do. */
public final class Product {

    /** Of the aggregator, where it can keep reports in RocksDB. */
    private static final String DISK = "org/hled/aggregator/ledger/disk/DiskVersions.class";

    private Product() {}

    /** Whether it has a store in RocksDB; one that has none ignores the setting, and would be measured as what it is not. */
    public static boolean hasRocksDbStore(Home home) {
        try (Stream<Path> jars = Files.list(home.aggregatorLib())) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("hled-aggregator"))
                    .anyMatch(jar -> has(jar, DISK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(Path jar, String entry) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
