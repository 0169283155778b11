package org.hled.local.publish;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.hled.catalog.Initiative;
import org.hled.local.catalog.CatalogFile;
import org.hled.local.fault.Fault;
import org.hled.local.report.ReportFile;
import org.hled.local.report.Update;
import org.hled.schemas.topic.Topics;

/** Publishes files: catalogs and reports. Each is checked whole before anything of it is sent. */
public final class FilePublisher {

    private final Target target;
    private final PrintStream out;
    private final boolean terminal;

    /**
     * @param target where to
     * @param out where progress is shown
     * @param terminal whether that is a terminal
     */
    public FilePublisher(Target target, PrintStream out, boolean terminal) {
        this.target = target;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Publishes a file of either sort, by its name.
     *
     * @throws Fault if it cannot be read or published
     */
    public void publish(Path file) {
        if (CatalogFile.isNamedLikeOne(file)) {
            publishCatalog(file, CatalogFile.read(file));
        } else if (ReportFile.isNamedLikeOne(file)) {
            publishReports(file, update -> {});
        } else {
            throw new Fault("%s: must be a catalog (.yaml) or reports (.csv, .ndjson)".formatted(file));
        }
    }

    /** Publishes the entries of a catalog. */
    public void publishCatalog(Path file, List<Initiative> initiatives) {
        Progress progress = progress(file, initiatives.size());
        try (Publisher publisher = new Publisher(target, List.of(Topics.CATALOG))) {
            for (Initiative initiative : initiatives) {
                publisher.send(Topics.CATALOG, initiative.getId(), initiative);
            }
            publisher.flush();
            progress.done();
        }
    }

    /**
     * Publishes reports.
     *
     * @param file CSV or NDJSON
     * @param onSent told of each update that has been sent
     */
    public void publishReports(Path file, Consumer<Update> onSent) {
        ReportFile reports = new ReportFile(file, Instant.now());
        Progress progress = progress(file, reports.check());
        try (Publisher publisher = new Publisher(target, Topics.inputs())) {
            long[] count = {0};
            reports.forEach(update -> {
                publisher.send(update.kind().topic(), update.reportId(), update.value());
                onSent.accept(update);
                progress.reached(++count[0]);
            });
            publisher.flush();
            progress.done();
        } catch (Fault e) {
            progress.brokenOff();
            throw e;
        }
    }

    private Progress progress(Path file, long total) {
        return new Progress(out, terminal, file.getFileName().toString(), total);
    }
}
