package org.hled.local.faults.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;

/** What the aggregator has published and committed: what can be compared with what must be. */
public final class Published {

    private final Log log;
    private final Values values;

    public Published(Log log, Values values) {
        this.log = log;
        this.values = values;
    }

    /** A total of a change. */
    public record Total(String key, long version, Sum sum) {}

    /** All totals that were ever published, in their order. */
    public List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        // Each key comes again and again.
        Map<String, String> keys = new HashMap<>();
        log.read("hled.totals"::equals, record -> {
            String key = keys.computeIfAbsent(text(record.key()), same -> same);
            totals.add(total(key, values.read(record.value())));
        });
        return totals;
    }

    /** What is wrong with the history, which must be these totals; empty if nothing is. */
    public List<String> wrongHistory(List<Total> totals) {
        History history = new History(totals);
        log.read("hled.history"::equals, record -> {
            GenericRecord total = values.read(record.value());
            int ofItsChange = (int) ((GenericRecord) total.get("change")).get("totals");
            history.take(total(text(record.key()), total), ofItsChange);
        });
        return history.complaints();
    }

    /** What is wrong with alerts, each of whose transitions comes once; empty if nothing is. */
    public List<String> wrongAlerts() {
        Alerts alerts = new Alerts();
        log.read("hled.alerts"::equals, record -> {
            GenericRecord alert = values.read(record.value());
            alerts.take(
                    alert.get("alert").toString(),
                    alert.get("transition").toString(),
                    alert.get("id").toString());
        });
        return alerts.complaints();
    }

    /** Whether an alert of this initiative was reminded of in what stands from these offsets on. */
    public boolean isReminded(String initiative, Map<TopicPartition, Long> from) {
        AtomicBoolean reminded = new AtomicBoolean();
        log.read("hled.alerts"::equals, record -> {
            GenericRecord alert = values.read(record.value());
            if (record.offset() >= from.get(new TopicPartition(record.topic(), record.partition()))
                    && alert.get("initiative").toString().equals(initiative)
                    && alert.get("transition").toString().equals(Alerts.REMINDER)) {
                reminded.set(true);
            }
        });
        return reminded.get();
    }

    /**
     * The leaves that do not stand as they must, each with what it is; empty if all do.
     *
     * @param expected those that reports are in
     */
    public Map<Leaf, LeafFigure> wrongLeaves(Map<Leaf, LeafFigure> expected) {
        // Only of those that are wrong it is kept what they are: there may be a million.
        Map<Leaf, LeafFigure> wrong = new HashMap<>();
        expected.keySet().forEach(leaf -> wrong.put(leaf, LeafFigure.NONE));
        log.read("hled.cube"::equals, record -> {
            GenericRecord value = values.read(record.value());
            Leaf leaf = leaf(value);
            LeafFigure is = new LeafFigure(textOr(value, "pillar", ""), sum(value));
            LeafFigure must = expected.get(leaf);
            boolean right = must == null ? is.sum().equals(Sum.NONE) : must.equals(is);
            if (right && leaf.key().equals(text(record.key()))) {
                wrong.remove(leaf);
            } else {
                wrong.put(leaf, is);
            }
        });
        return wrong;
    }

    /** The totals that stand; emptied ones are left out, and must be zero. */
    public static Map<String, Sum> standing(List<Total> totals) {
        Map<String, Sum> standing = new TreeMap<>();
        totals.forEach(total -> standing.put(total.key(), total.sum()));
        standing.values().removeIf(Sum.NONE::equals);
        return standing;
    }

    /** Where the records stand that were rejected, as often as it counts. */
    public List<Position> rejected() {
        Generations generations = Generations.read(log, values);
        List<Position> rejected = new ArrayList<>();
        log.read("hled.rejections"::equals, record -> {
            GenericRecord rejection = values.read(record.value());
            Position position = new Position(rejection.get("topic").toString(), (int) rejection.get("partition"), (long)
                    rejection.get("offset"));
            if (generations.counts(record, position)) {
                rejected.add(position);
            }
        });
        return rejected;
    }

    private static Total total(String key, GenericRecord total) {
        return new Total(key, (long) ((GenericRecord) total.get("change")).get("version"), sum(total));
    }

    private static Leaf leaf(GenericRecord leaf) {
        return new Leaf(
                leaf.get("initiative").toString(),
                leaf.get("agency").toString(),
                leaf.get("measure").toString(),
                leaf.get("unit").toString(),
                textOr(leaf, "place", Leaf.NO_PLACE),
                leaf.get("period").toString());
    }

    /** Totals and leaves have the same fields for this. */
    private static Sum sum(GenericRecord of) {
        ByteBuffer value = (ByteBuffer) of.get("value");
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return new Sum(
                new BigDecimal(new BigInteger(bytes), 2),
                (long) of.get("reports"),
                (long) of.get("atLeast"),
                (long) of.get("estimated"),
                (long) of.get("negative"));
    }

    private static String textOr(GenericRecord of, String field, String other) {
        Object value = of.get(field);
        return value == null ? other : value.toString();
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
