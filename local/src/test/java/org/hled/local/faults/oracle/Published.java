package org.hled.local.faults.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/** What the aggregator has published and committed. */
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
        log.read("hled.totals"::equals, record -> totals.add(total(record.key(), values.read(record.value()))));
        return totals;
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

    private static Total total(byte[] key, GenericRecord total) {
        long version = (long) ((GenericRecord) total.get("change")).get("version");
        ByteBuffer value = (ByteBuffer) total.get("value");
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return new Total(
                new String(key, StandardCharsets.UTF_8),
                version,
                new Sum(
                        new BigDecimal(new BigInteger(bytes), 2),
                        (long) total.get("reports"),
                        (long) total.get("atLeast"),
                        (long) total.get("estimated"),
                        (long) total.get("negative")));
    }
}
