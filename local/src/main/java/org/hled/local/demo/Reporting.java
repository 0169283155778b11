package org.hled.local.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hled.local.fault.Fault;
import org.hled.local.publish.Publisher;
import org.hled.local.publish.Target;
import org.hled.local.report.ReportFile;
import org.hled.local.report.Update;
import org.hled.schemas.topic.Topics;

/**
 * Sends the reports of a file again and again, from a thread of its own, as an agency does that sends all it has each time:
 * a repeated report counts once and is a sign of life.
 */
public final class Reporting implements Agencies, AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final List<Update> reports;
    private final Publisher publisher;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final ScheduledExecutorService thread;

    private Reporting(List<Update> reports, Publisher publisher) {
        this.reports = reports;
        this.publisher = publisher;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("reports").daemon().factory());
    }

    /**
     * Begins to send.
     *
     * @param file CSV or NDJSON
     * @throws Fault if the file cannot be read, or the broker does not answer
     */
    public static Reporting start(Target target, Path file) {
        ReportFile source = new ReportFile(file, Instant.now());
        source.check();
        List<Update> reports = new ArrayList<>();
        source.forEach(reports::add);
        Reporting reporting = new Reporting(reports, new Publisher(target, Topics.inputs()));
        reporting.thread.scheduleAtFixedRate(reporting::send, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return reporting;
    }

    @Override
    public void setSilent(String initiative, boolean isSilent) {
        if (isSilent) {
            silent.add(initiative);
        } else {
            silent.remove(initiative);
        }
    }

    @Override
    public void check() {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Sends no more. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }

    private void send() {
        try {
            for (Update report : reports) {
                if (!silent.contains(Contribution.of(report.value()).initiative())) {
                    publisher.send(report.kind().topic(), report.reportId(), report.value());
                }
            }
            publisher.flush();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            // Ends the schedule: nothing is sent after a failure.
            throw e;
        }
    }
}
