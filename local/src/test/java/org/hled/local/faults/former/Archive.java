package org.hled.local.faults.former;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A stack's directory in a file. */
final class Archive {

    /** What is made anew at each start, or tells of the machine. */
    private static final Set<String> LEFT_OUT = Set.of("logs", "tmp", "server.properties");

    private Archive() {}

    static void pack(Path directory, Path file) throws IOException {
        try (Stream<Path> tree = Files.walk(directory);
                OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
            for (Path each : files) {
                Path name = directory.relativize(each);
                if (!isLeftOut(name)) {
                    zip.putNextEntry(new ZipEntry(name.toString().replace('\\', '/')));
                    Files.copy(each, zip);
                }
            }
        }
    }

    private static boolean isLeftOut(Path name) {
        for (Path part : name) {
            if (LEFT_OUT.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    static void unpack(Path file, Path directory) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = directory.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
    }
}
