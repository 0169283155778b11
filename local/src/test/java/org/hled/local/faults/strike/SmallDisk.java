package org.hled.local.faults.strike;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A mount of its own, in memory, that can be filled to the last byte. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Path at;
    private final Path filler;

    private SmallDisk(Path at) {
        this.at = at;
        this.filler = at.resolve("filler");
    }

    /** Why there can be none on this machine; empty if there can. */
    static Optional<String> obstacle() {
        try {
            Path trial = Files.createTempDirectory("hled-mount-");
            try (SmallDisk ignored = mount(trial, 1)) {
                return Optional.empty();
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            return Optional.of("needs the right to mount a tmpfs");
        }
    }

    /** @throws IOException if this user may not */
    static SmallDisk mount(Path at, int mebibytes) throws IOException {
        Files.createDirectories(at);
        if (run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(mebibytes), "tmpfs", at.toString()) != 0) {
            throw new IOException("cannot mount at " + at);
        }
        return new SmallDisk(at);
    }

    /** Leaves no room. */
    void fill() throws IOException {
        for (int size = CHUNK; size > 0; size /= CHUNK) {
            fill(size);
        }
    }

    private void fill(int size) throws IOException {
        try (FileChannel out = FileChannel.open(filler, CREATE, WRITE)) {
            out.position(out.size());
            while (true) {
                out.write(ByteBuffer.allocate(size));
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Gives all the room back. */
    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        run("umount", at.toString());
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
