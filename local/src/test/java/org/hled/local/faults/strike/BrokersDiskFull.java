package org.hled.local.faults.strike;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;

/** The broker's directory is a mount of its own, which another file fills. */
public final class BrokersDiskFull implements Strike {

    private static final int CHUNK = 64 * 1024;
    private static final String NO_SPACE = "No space left";

    private Path disk;

    @Override
    public String name() {
        return "brokers-disk-full";
    }

    @Override
    public String what() {
        return "the broker's disk is full for 2 to 10 s; then there is room again, and the broker is started";
    }

    @Override
    public Optional<String> obstacle() {
        try {
            Path trial = Files.createTempDirectory("hled-mount-");
            boolean mounts = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", trial.toString()) == 0;
            if (mounts) {
                run("umount", trial.toString());
            }
            Files.delete(trial);
            return mounts ? Optional.empty() : Optional.of("needs the right to mount a tmpfs");
        } catch (IOException | InterruptedException e) {
            return Optional.of("needs mount");
        }
    }

    @Override
    public Arrangement arrange(StackConfig config) throws Exception {
        disk = Files.createDirectories(config.data().resolve("kafka"));
        if (run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", disk.toString()) != 0) {
            throw new IOException("cannot mount at " + disk);
        }
        return new Arrangement(
                Arrangement.PLAIN.broker(),
                Arrangement.PLAIN.aggregator(),
                Arrangement.PLAIN.api(),
                () -> run("umount", disk.toString()));
    }

    @Override
    public void strike(Scene scene) throws IOException {
        Path filler = disk.resolve("filler");
        Part broker = scene.stack().broker();
        long complaintsBefore = complaints(broker);
        fill(filler);
        scene.await("the broker has met its full disk", () -> complaints(broker) > complaintsBefore);
        scene.pass(Duration.ofSeconds(2), Duration.ofSeconds(10));
        Files.delete(filler);
        // It may have ended by itself, as Kafka does whose only disk fails; or hold on and be unable to write.
        if (broker.isRunning()) {
            broker.kill();
        } else {
            scene.awaitEnd("the broker has ended", broker);
        }
        broker.start();
    }

    private static long complaints(Part broker) {
        try (Stream<String> lines = Files.lines(broker.log())) {
            return lines.filter(line -> line.contains(NO_SPACE)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path filler) throws IOException {
        try (FileChannel out = FileChannel.open(filler, CREATE, WRITE)) {
            while (true) {
                out.write(ByteBuffer.allocate(CHUNK));
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains(NO_SPACE)) {
                throw e;
            }
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
