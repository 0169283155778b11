package org.hled.aggregator.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This process among others of its kind: an id that outlives it, so that whoever is started in its place is known to brokers as
 * the same, and a directory that is empty at its start and gone at its end. Several processes may use the same directory above
 * it: each holds a lock on the file of its id, and whoever comes takes an id that nobody holds, or else a new one.
 */
public final class Instance implements AutoCloseable {

    private static final String LOCK = ".lock";

    /** Any other name is somebody else's, and what it would lead to is not ours to delete: "" to the directory above. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String id;
    private final Path directory;
    private final FileChannel held;

    private Instance(String id, Path directory, FileChannel held) {
        this.id = id;
        this.directory = directory;
        this.held = held;
    }

    /**
     * Takes an id, and clears away what processes that were killed have left.
     *
     * @param within the directory above; it need not be there yet
     * @throws UncheckedIOException if it cannot be written to
     */
    public static Instance claim(Path within) {
        try {
            Files.createDirectories(within);
            // One at a time, so that nobody takes an id of which somebody else has just found the file.
            try (FileChannel entrance = open(within.resolve("entrance"));
                    FileLock ignored = entrance.lock()) {
                return claimAlone(within);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep state in " + within + ": " + e, e);
        }
    }

    private static Instance claimAlone(Path within) throws IOException {
        Instance first = null;
        for (String id : known(within)) {
            Optional<FileChannel> free = lock(within.resolve(id + LOCK));
            if (free.isPresent()) {
                Directories.delete(within.resolve(id));
                if (first == null) {
                    first = new Instance(id, within.resolve(id), free.get());
                } else {
                    free.get().close();
                }
            }
        }
        Instance claimed = first == null ? anew(within) : first;
        Files.createDirectory(claimed.directory);
        return claimed;
    }

    private static Instance anew(Path within) throws IOException {
        String id = UUID.randomUUID().toString();
        return new Instance(
                id, within.resolve(id), lock(within.resolve(id + LOCK)).orElseThrow());
    }

    private static List<String> known(Path within) throws IOException {
        try (Stream<Path> files = Files.list(within)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(LOCK))
                    .map(name -> name.substring(0, name.length() - LOCK.length()))
                    .filter(name -> ID.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Empty if somebody else holds it. */
    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
        }
        channel.close();
        return Optional.empty();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The same as that of the process before, where there was one and it has ended. */
    public String id() {
        return id;
    }

    /** For this process only. */
    public Path directory() {
        return directory;
    }

    /** Leaves the id to whoever comes next. */
    @Override
    public void close() {
        try (held) {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give up " + directory, e);
        }
    }
}
