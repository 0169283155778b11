package org.hled.local.faults.former;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A version of the product that may be upgraded from, and what a whole stack of it has left behind when it was stopped: the broker's
 * own files, the registry's, and the aggregators' directories. CONTRIBUTING.md says when one is recorded.
 *
 * @param name of the version
 * @param file the archive, which is never rewritten
 */
public record FormerVersion(String name, Path file) {

    private static final Path DIRECTORY = Path.of("src/test/former");
    private static final String SUFFIX = ".zip";

    /** All that may be upgraded from. */
    public static List<FormerVersion> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(SUFFIX))
                    .sorted()
                    .map(file -> named(file.substring(0, file.length() - SUFFIX.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this name, whether or not it has been recorded. */
    public static FormerVersion named(String name) {
        return new FormerVersion(name, DIRECTORY.resolve(name + SUFFIX));
    }

    /**
     * Records what a stack that was stopped has left in its directory.
     *
     * @param told what it has answered
     */
    public void record(Path data, Told told) throws IOException {
        if (Files.exists(file)) {
            throw new IOException("%s is there: what a version has left is never rewritten".formatted(file));
        }
        told.write(data);
        Files.createDirectories(file.getParent());
        Archive.pack(data, file);
    }

    /** Puts everything in place, in the directory of a stack that has not been started yet. */
    public void unpack(Path data) throws IOException {
        Archive.unpack(file, data);
    }
}
