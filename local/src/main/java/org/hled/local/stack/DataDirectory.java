package org.hled.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.hled.local.fault.Fault;

/**
 * A directory that holds what a stack keeps. A small file says of which version it is, so that no broker ever touches
 * the data of another one; while it is open, it is ours alone.
 */
public final class DataDirectory implements AutoCloseable {

    static final String VERSION_FILE = "version";
    private static final String LOCK_FILE = "lock";
    private static final int FORMAT = 1;

    private final Path path;
    private final FileChannel lockFile;
    private final boolean temporary;

    private DataDirectory(Path path, FileChannel lockFile, boolean temporary) {
        this.path = path;
        this.lockFile = lockFile;
        this.temporary = temporary;
    }

    /**
     * Opens a lasting directory, or makes it.
     *
     * @throws Fault if it is of another version, not ours, or in use; it is left untouched then
     */
    public static DataDirectory open(Path path) {
        try {
            if (isEmpty(path)) {
                Files.createDirectories(path);
                Files.writeString(path.resolve(VERSION_FILE), version());
            } else {
                checkVersion(path);
            }
            return new DataDirectory(path, lock(path), false);
        } catch (IOException e) {
            throw new Fault("cannot use %s: %s".formatted(path, e), e);
        }
    }

    /** Makes a directory that is removed when closed. */
    public static DataDirectory temporary() {
        try {
            Path path = Files.createTempDirectory("hled-demo-");
            return new DataDirectory(path, lock(path), true);
        } catch (IOException e) {
            throw new Fault("cannot make a temporary directory: " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                remove(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + path, e);
        }
    }

    /** What stands in the version file: our format, and the broker's version. */
    static String version() {
        return "format %d, Kafka %s%n".formatted(FORMAT, AppInfoParser.getVersion());
    }

    private static boolean isEmpty(Path path) throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        if (!Files.isDirectory(path)) {
            throw new Fault("%s is not a directory".formatted(path));
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void checkVersion(Path path) throws IOException {
        Path file = path.resolve(VERSION_FILE);
        if (!Files.isRegularFile(file)) {
            throw new Fault("%s holds other files and no data of ours: choose another with --data".formatted(path));
        }
        String found = Files.readString(file).strip();
        String ours = version().strip();
        if (!found.equals(ours)) {
            throw new Fault("%s was written by another version (%s; this is %s): choose another with --data"
                    .formatted(path, found, ours));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new Fault("%s is in use by another stack: choose another with --data".formatted(path));
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            // Held until the channel is closed, or this process ends, however it ends.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
