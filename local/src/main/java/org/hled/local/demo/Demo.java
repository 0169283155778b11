package org.hled.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.hled.catalog.Initiative;
import org.hled.local.catalog.CatalogFile;
import org.hled.local.fault.Fault;
import org.hled.local.publish.FilePublisher;

/** Publishes the catalog and the reports that come with the project, and waits until the API has their totals. */
public final class Demo {

    private static final Duration POLL = Duration.ofMillis(200);

    private final FilePublisher publisher;
    private final URI api;
    private final PrintStream out;
    private final Polling polling;

    /**
     * @param publisher publishes to the stack
     * @param api where the stack's API answers
     * @param out where the totals are shown
     * @param cancelled whether to give up waiting
     */
    public Demo(FilePublisher publisher, URI api, PrintStream out, BooleanSupplier cancelled) {
        this.publisher = publisher;
        this.api = api;
        this.out = out;
        this.polling = new Polling(POLL, cancelled);
    }

    /**
     * Publishes, waits and prints.
     *
     * @param catalog the catalog's file
     * @param reports the reports' file
     * @param limit how long to wait for the totals
     * @throws Fault naming what is missing, if the totals do not stand by then
     */
    public void run(Path catalog, Path reports, Duration limit) {
        List<Initiative> initiatives = CatalogFile.read(catalog);
        ExpectedTotals expected = new ExpectedTotals(initiatives);
        publisher.publishCatalog(catalog, initiatives);
        publisher.publishReports(reports, expected::add);
        SortedMap<PillarTotal, Figure> totals = await(expected.totals(), limit);
        out.println();
        Totals.table(totals).forEach(out::println);
        out.println();
    }

    private SortedMap<PillarTotal, Figure> await(SortedMap<PillarTotal, Figure> expected, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (TotalsClient client = new TotalsClient(api)) {
            while (true) {
                SortedMap<PillarTotal, Figure> actual = new TreeMap<>(Totals.ORDER);
                String noAnswer = "";
                try {
                    actual.putAll(client.get());
                } catch (IOException e) {
                    noAnswer = "%n%s".formatted(e);
                }
                List<String> differences = Totals.differences(expected, actual);
                if (differences.isEmpty()) {
                    return actual;
                }
                if (System.nanoTime() > deadline) {
                    throw new Fault("the totals do not stand after %d s:%n%s%s"
                            .formatted(limit.toSeconds(), String.join("\n", differences), noAnswer));
                }
                polling.pauseOnce();
            }
        }
    }
}
