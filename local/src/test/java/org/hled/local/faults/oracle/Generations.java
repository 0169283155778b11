package org.hled.local.faults.oracle;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Whose rejections count, by the rule that docs/topics.md gives to whoever reads them. */
final class Generations {

    private final TreeMap<Integer, GenericRecord> byNumber = new TreeMap<>();

    static Generations read(Log log, Values values) {
        Generations generations = new Generations();
        log.read("hled.generations"::equals, record -> {
            GenericRecord generation = values.read(record.value());
            generations.byNumber.put((int) generation.get("number"), generation);
        });
        return generations;
    }

    boolean counts(ConsumerRecord<byte[], byte[]> rejection, Position rejected) {
        Header header = rejection.headers().lastHeader("generation");
        if (header == null) {
            return true;
        }
        int number = Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
        GenericRecord generation = byNumber.get(number);
        GenericRecord before = byNumber.get(number - 1);
        if (generation == null
                || before == null
                || generation.get("phase").toString().equals("building")) {
            return false;
        }
        String place = rejected.topic() + "-" + rejected.partition();
        if (rejected.offset() < at((Map<?, ?>) generation.get("rejectionsFrom"), place)) {
            return true;
        }
        Map<?, ?> endedAt = (Map<?, ?>) before.get("endedAt");
        return !endedAt.isEmpty() && rejected.offset() >= at(endedAt, place);
    }

    private static long at(Map<?, ?> offsets, String place) {
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(place))
                .mapToLong(entry -> (long) entry.getValue())
                .findFirst()
                .orElse(0);
    }
}
