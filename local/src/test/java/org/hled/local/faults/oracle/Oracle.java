package org.hled.local.faults.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the totals must be, from the input topics and the catalog as the broker has them. It shares no code with what it
 * judges: neither codec nor rules nor arithmetic.
 */
public final class Oracle {

    private static final String CATALOG = "hled.catalog";

    private final Values values;
    private final Map<Version.Report, Version> winners = new HashMap<>();
    private final Map<String, CatalogRules.Entry> catalog = new HashMap<>();
    private final Set<Position> invalid = new HashSet<>();
    private final Map<String, String> words = new HashMap<>();
    private long reports;

    private Oracle(Values values) {
        this.values = values;
    }

    /**
     * What must be.
     *
     * @param totals by their keys, {@code scope/id/measure/unit/period}; those that no report is in are left out
     * @param leaves those that no report is in are left out
     * @param invalid the records that can never count
     * @param reports how many records are on the input topics
     */
    public record Truth(Map<String, Sum> totals, Map<Leaf, LeafFigure> leaves, Set<Position> invalid, long reports) {}

    /** Reads all there is. */
    public static Truth read(Log log, Values values) {
        Oracle oracle = new Oracle(values);
        log.read(name -> name.equals(CATALOG) || Kind.on(name).isPresent(), oracle::take);
        return new Truth(oracle.totals(), oracle.leaves(), oracle.invalid, oracle.reports);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(CATALOG)) {
                takeEntry(record);
            } else {
                reports++;
                takeReport(record);
            }
        } catch (Invalid e) {
            invalid.add(new Position(record.topic(), record.partition(), record.offset()));
        }
    }

    private void takeEntry(ConsumerRecord<byte[], byte[]> record) throws Invalid {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            catalog.remove(key);
        } else {
            catalog.put(key, CatalogRules.check(key, values.read(record.value(), CatalogRules.TYPE)));
        }
    }

    private void takeReport(ConsumerRecord<byte[], byte[]> record) throws Invalid {
        Kind kind = Kind.on(record.topic()).orElseThrow();
        Optional<String> owner = kind.ownerOf(record.topic());
        UpdateRules.checkSize(record.key(), record.value());
        Version version =
                UpdateRules.check(values.read(record.value(), kind.recordType()), kind, owner, record.timestamp());
        // Of a million versions, each would have all these words for itself.
        Version small = version.withWords(word -> words.computeIfAbsent(word, same -> same));
        winners.merge(small.report(), small, BinaryOperator.maxBy(Version.ORDER));
    }

    private Map<Leaf, LeafFigure> leaves() {
        Map<Leaf, LeafFigure> leaves = new HashMap<>();
        for (Version version : winners.values()) {
            if (!version.withdrawn()) {
                LeafFigure none = new LeafFigure(pillar(version).orElse(""), Sum.NONE);
                Leaf leaf = version.leaf();
                leaves.put(leaf, leaves.getOrDefault(leaf, none).plus(version));
            }
        }
        return leaves;
    }

    /** The pillar in which it counts; empty if it does not. */
    private Optional<String> pillar(Version version) {
        return Optional.ofNullable(catalog.get(version.initiative()))
                .filter(entry -> entry.counts(version))
                .map(CatalogRules.Entry::pillar);
    }

    private Map<String, Sum> totals() {
        Map<String, Sum> totals = new TreeMap<>();
        for (Version version : winners.values()) {
            Optional<String> pillar = pillar(version);
            if (!version.withdrawn() && pillar.isPresent()) {
                for (String period : periods(version.period())) {
                    String what = "/" + version.measure() + "/" + version.unit() + "/" + period;
                    add(totals, "programme/hled" + what, version);
                    add(totals, "pillar/" + pillar.get() + what, version);
                    add(totals, "initiative/" + version.initiative() + what, version);
                }
            }
        }
        return totals;
    }

    private static void add(Map<String, Sum> totals, String key, Version version) {
        totals.put(key, totals.getOrDefault(key, Sum.NONE).plus(version));
    }

    /** The period and all that contain it. */
    private static List<String> periods(String period) {
        List<String> periods = new ArrayList<>(List.of("all"));
        if (!period.equals("all")) {
            String year = period.substring(0, 4);
            periods.add(year);
            if (!period.equals(year)) {
                periods.add(period);
            }
            if (period.matches("[0-9]{4}-[0-9]{2}")) {
                periods.add(year + "-Q" + (Integer.parseInt(period.substring(5)) + 2) / 3);
            }
        }
        return periods;
    }
}
