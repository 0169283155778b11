package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.ledger.disk.TestDisk;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.schemas.topic.Topics;
import org.hled.update.InvestmentUpdate;
import org.hled.update.Precision;

/**
 * Totals are a pure function of the set of reports and the catalog: whatever the order, the repeats, the partitions, and the
 * moments at which work is committed, they are what an oracle of a few lines says.
 */
class TotalsPropertyTest {

    static final List<String> AGENCIES = List.of("us-usaid", "mx-se");
    static final List<String> INITIATIVES = List.of("alpha", "beta");
    private static final List<List<String>> PERIODS = List.of(
            List.of("2024-03-01", "2024-03-31", "2024-03"),
            List.of("2024-02-15", "2024-03-14", "2024-Q1"),
            List.of("2024-03-15", "2024-04-14", "2024"),
            List.of("2023-12-31", "2024-01-01", "all"));

    /** A version of a report; small ranges, so that revisions, conflicts and repeats are common. */
    record Sent(
            String agency,
            String initiative,
            int report,
            int revision,
            int submitted,
            boolean withdrawn,
            int cents,
            Precision precision,
            int period) {

        /** The greatest version of a report wins. */
        static final Comparator<Sent> ORDER = Comparator.comparing(Sent::revision)
                .thenComparing(Sent::submitted)
                .thenComparing(Sent::withdrawn)
                .thenComparing(Sent::precision)
                .thenComparing(Sent::cents, Integer::compareUnsigned)
                .thenComparing(Sent::leaf);

        String identity() {
            return agency + "/" + report;
        }

        String leaf() {
            return initiative + "/" + agency + "/investment.committed/USD/-/"
                    + PERIODS.get(period).get(2);
        }

        /** The totals that it is in where it counts in this pillar. */
        List<String> totals(int pillar) {
            return List.of("2024-03", "2024-Q1", "2024", "all").subList(period, 4).stream()
                    .flatMap(in -> Stream.of("programme/hled", "pillar/pillar-" + pillar, "initiative/" + initiative)
                            .map(scope -> scope + "/investment.committed/USD/" + in))
                    .toList();
        }

        InvestmentUpdate update() {
            return Samples.investment()
                    .setAgency(agency)
                    .setInitiative(initiative)
                    .setReportId("r" + report)
                    .setRevision(revision)
                    .setSubmittedAt(Samples.SUBMITTED.plusSeconds(submitted))
                    .setWithdrawn(withdrawn)
                    .setAmount(BigDecimal.valueOf(cents, 2).toPlainString())
                    .setTransaction("COMMITTED")
                    .setPrecision(precision)
                    .setPeriodStart(PERIODS.get(period).get(0))
                    .setPeriodEnd(PERIODS.get(period).get(1))
                    .build();
        }
    }

    /** An entry of the catalog: its pillar and which agency reports; taken out where the pillar is 0. */
    record Entry(String initiative, int pillar, String reporter) {

        Initiative entry() {
            return Samples.initiative(initiative, reporter)
                    .setPillar("pillar-" + pillar)
                    .setAgencies(AGENCIES.stream()
                            .map(agency -> new Participant(agency, "partner"))
                            .toList())
                    .setMeasures(List.of(new ExpectedMeasure("investment.committed", reporter)))
                    .build();
        }
    }

    @Provide
    Arbitrary<List<Sent>> reports() {
        Arbitrary<Integer> period = Arbitraries.integers().between(0, PERIODS.size() - 1);
        Arbitrary<Sent> sent = Combinators.combine(
                        Arbitraries.of(AGENCIES),
                        Arbitraries.of(INITIATIVES),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                        Arbitraries.of(-150, 0, 725),
                        Combinators.combine(
                                        Arbitraries.of(Precision.EXACT, Precision.AT_LEAST, Precision.ESTIMATED),
                                        period)
                                .as(Map::entry))
                .as((agency, initiative, report, revision, submitted, withdrawn, cents, rest) -> new Sent(
                        agency,
                        initiative,
                        report,
                        revision,
                        submitted,
                        withdrawn,
                        cents,
                        rest.getKey(),
                        rest.getValue()));
        return sent.list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Entry>> catalogs() {
        return Combinators.combine(
                        Arbitraries.of(INITIATIVES), Arbitraries.integers().between(0, 3), Arbitraries.of(AGENCIES))
                .as(Entry::new)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void totalsAreWhatTheOracleSaysInAnyOrder(
            @ForAll("reports") List<Sent> reports, @ForAll("catalogs") List<Entry> catalog, @ForAll Random random) {
        List<Sent> stream = new ArrayList<>(reports);
        reports.forEach(sent -> {
            if (random.nextInt(3) == 0) {
                stream.add(sent);
            }
        });
        Collections.shuffle(stream, random);

        try (TestDisk disk = new TestDisk();
                Pipeline pipeline = new Pipeline(1 + random.nextInt(4), eitherStore(random, disk))) {
            List<Entry> entries = new ArrayList<>(catalog);
            for (Sent sent : stream) {
                pipeline.publish(Topics.INVESTMENTS, sent.update());
                if (random.nextInt(4) == 0) {
                    pipeline.tick();
                }
                if (!entries.isEmpty() && random.nextInt(3) == 0) {
                    send(pipeline, entries.removeFirst());
                }
            }
            entries.forEach(entry -> send(pipeline, entry));
            pipeline.tick();

            assertThat(published(pipeline)).isEqualTo(oracle(reports, catalog));
            assertThat(pipeline.outcomes(Outcome.ACCEPTED)
                            + pipeline.outcomes(Outcome.DUPLICATE)
                            + pipeline.outcomes(Outcome.SUPERSEDED))
                    .isEqualTo(stream.size());
            assertThat(pipeline.rejections()).isEmpty();
        }
    }

    /** Seldom on disk, since opening a database takes longer than all the rest. */
    private static Supplier<Versions> eitherStore(Random random, TestDisk disk) {
        return random.nextInt(5) > 0 ? MemoryVersions::new : disk::newVersions;
    }

    static void send(Pipeline pipeline, Entry entry) {
        if (entry.pillar() == 0) {
            pipeline.catalogBytes(entry.initiative(), null);
        } else {
            pipeline.catalog(entry.entry());
        }
    }

    /** Total → "value reports at-least estimated negative"; emptied totals say zero, and are left out. */
    static Map<String, String> published(Pipeline pipeline) {
        Map<String, String> published = new TreeMap<>();
        pipeline.totals().forEach((key, total) -> {
            String figure = "%s %d %d %d %d"
                    .formatted(
                            total.getValue(),
                            total.getReports(),
                            total.getAtLeast(),
                            total.getEstimated(),
                            total.getNegative());
            if (total.getReports() == 0) {
                assertThat(figure).isEqualTo("0.00 0 0 0 0");
            } else {
                published.put(key, figure);
            }
        });
        return published;
    }

    static Map<String, String> oracle(List<Sent> reports, List<Entry> catalog) {
        Map<String, Entry> entries = new HashMap<>();
        catalog.forEach(entry -> entries.put(entry.initiative(), entry));
        Map<String, Sent> winners = new HashMap<>();
        reports.forEach(sent -> winners.merge(sent.identity(), sent, (a, b) -> Sent.ORDER.compare(a, b) >= 0 ? a : b));
        Map<String, List<Sent>> totals = new TreeMap<>();
        for (Sent sent : winners.values()) {
            Entry entry = entries.get(sent.initiative());
            if (!sent.withdrawn()
                    && entry != null
                    && entry.pillar() > 0
                    && entry.reporter().equals(sent.agency())) {
                for (String key : sent.totals(entry.pillar())) {
                    totals.computeIfAbsent(key, k -> new ArrayList<>()).add(sent);
                }
            }
        }
        Map<String, String> figures = new TreeMap<>();
        totals.forEach((key, sents) -> figures.put(key, figure(sents)));
        return figures;
    }

    private static String figure(Collection<Sent> sents) {
        return "%s %d %d %d %d"
                .formatted(
                        BigDecimal.valueOf(sents.stream().mapToLong(Sent::cents).sum(), 2),
                        sents.size(),
                        sents.stream()
                                .filter(s -> s.precision() == Precision.AT_LEAST)
                                .count(),
                        sents.stream()
                                .filter(s -> s.precision() == Precision.ESTIMATED)
                                .count(),
                        sents.stream().filter(s -> s.cents() < 0).count());
    }
}
