package org.hled.aggregator.ledger.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A directory that this process has for itself while it runs. Several processes may use the same directory above it: each
 * holds a lock on a file beside its own, and whoever comes deletes those that nobody holds, left by processes that were
 * killed.
 */
final class OwnDirectory implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path directory;
    private final Path lockFile;
    private final FileChannel held;
    private final AtomicInteger count = new AtomicInteger();

    OwnDirectory(Path within) {
        String name = UUID.randomUUID().toString();
        directory = within.resolve(name);
        lockFile = within.resolve(name + LOCK);
        try {
            Files.createDirectories(within);
            // One at a time, so that nobody takes a lock file that is not locked yet for one that was left.
            try (FileChannel entrance = open(within.resolve("entrance"));
                    FileLock ignored = entrance.lock()) {
                deleteLeft(within);
                held = open(lockFile);
                held.lock();
            }
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a ledger's versions in " + within + ": " + e, e);
        }
    }

    /** A path within it that was never given before. */
    Path next() {
        return directory.resolve(String.valueOf(count.incrementAndGet()));
    }

    private static void deleteLeft(Path within) throws IOException {
        List<Path> locks;
        try (Stream<Path> files = Files.list(within)) {
            locks = files.filter(file -> file.toString().endsWith(LOCK)).toList();
        }
        for (Path file : locks) {
            if (isLeft(file)) {
                String name = file.getFileName().toString();
                Directories.delete(within.resolve(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLeft(Path file) throws IOException {
        try (FileChannel channel = open(file);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() {
        Directories.delete(directory);
        try {
            Files.deleteIfExists(lockFile);
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give up " + directory, e);
        }
    }
}
