package org.hled.local.faults.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.schemas.topic.Topics;

/**
 * An agency that tells what crosses at each port in each month for as far back as may be told: each of its reports is a leaf of
 * its own, and all of them count. Its initiative stays as it is in the catalog.
 */
final class ManyLeaves {

    private static final String INITIATIVE = "faults-leaves";
    private static final String AGENCY = "us-faults-leaves";
    private static final List<String> DIRECTIONS = List.of("NORTHBOUND", "SOUTHBOUND");
    private static final List<String> TRAFFIC = List.of(
            "TRUCKS",
            "BUSES",
            "PERSONAL_VEHICLES",
            "TRAINS",
            "TRUCK_CONTAINERS_LOADED",
            "TRUCK_CONTAINERS_EMPTY",
            "RAIL_CONTAINERS_LOADED",
            "RAIL_CONTAINERS_EMPTY",
            "TRAIN_PASSENGERS",
            "BUS_PASSENGERS",
            "PERSONAL_VEHICLE_PASSENGERS",
            "PEDESTRIANS");
    private static final List<String> PORTS = List.of(
            ("2301 2302 2303 2304 2305 2307 2309 2310 2402 2403 2404 2406 2408 2410 2502 2503 2504 2505 2506 2507"
                            + " 2582 2601 2602 2603 2604 2606 2608")
                    .split(" "));
    private static final YearMonth FIRST = YearMonth.of(1900, 1);
    private static final long SUBMITTED = Instant.parse("2025-01-31T12:00:00Z").toEpochMilli();

    private final Schema schema;
    private final int schemaId;
    private int revision;

    ManyLeaves(Schema schema, int schemaId) {
        this.schema = schema;
        this.schemaId = schemaId;
    }

    /** What the catalog says of its initiative. */
    static Initiative entry(Initiative like) {
        List<ExpectedMeasure> measures = TRAFFIC.stream()
                .flatMap(traffic -> DIRECTIONS.stream().map(direction -> "port." + traffic + "." + direction))
                .map(measure -> new ExpectedMeasure(measure.toLowerCase(Locale.ROOT), AGENCY))
                .toList();
        return Initiative.newBuilder(like)
                .setId(INITIATIVE)
                .setPillar("pillar-1")
                .setAgencies(List.of(new Participant(AGENCY, "lead")))
                .setMeasures(measures)
                .build();
    }

    /** A report for each of so many leaves, each time a later version with another figure. */
    Stream<ProducerRecord<byte[], byte[]>> next(int leaves) {
        int now = revision++;
        return IntStream.range(0, leaves).mapToObj(leaf -> record(leaf, now));
    }

    private ProducerRecord<byte[], byte[]> record(int leaf, int now) {
        String id = "leaf-" + leaf;
        int left = leaf;
        String port = PORTS.get(left % PORTS.size());
        left /= PORTS.size();
        String direction = DIRECTIONS.get(left % DIRECTIONS.size());
        left /= DIRECTIONS.size();
        String traffic = TRAFFIC.get(left % TRAFFIC.size());
        YearMonth month = FIRST.plusMonths(left / TRAFFIC.size());
        GenericRecord update = new GenericRecordBuilder(schema)
                .set("agency", AGENCY)
                .set("initiative", INITIATIVE)
                .set("reportId", id)
                .set("revision", now)
                .set("periodStart", month.atDay(1).toString())
                .set("periodEnd", month.atEndOfMonth().toString())
                .set("submittedAt", SUBMITTED)
                .set("port", port)
                .set(
                        "direction",
                        new GenericData.EnumSymbol(schema.getField("direction").schema(), direction))
                .set("traffic", traffic)
                .set("crossings", (long) leaf + now)
                .build();
        return new ProducerRecord<>(
                Topics.PORT_THROUGHPUT.name(), id.getBytes(StandardCharsets.UTF_8), Updates.encode(update, schemaId));
    }
}
