package org.hled.local.faults.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Text;
import org.hled.local.faults.oracle.Pulses;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;

/**
 * A catalog that changes all the time: pillars, agencies, who reports what; entries that are refused, or taken out. Of one initiative
 * nobody ever reports: its alert is raised, and reminded of every few seconds. Some are left alone, so that all that is reported on them counts.
 */
final class Programme {

    static final List<String> AGENCIES = List.of("us-faults", "mx-faults", "ca-faults", "us-other");
    static final List<String> MEASURES = List.of(
            "enrollment.enrolled",
            "enrollment.completed",
            "investment.disbursed",
            "investment.committed",
            "port.trucks.northbound",
            "port.pedestrians.southbound",
            "milestone.planned",
            "milestone.achieved");

    /** What ids of reports begin with that all count. */
    static final String STEADY_REPORT = "steady-";

    private static final int INITIATIVES = 6;
    static final String SILENT = "faults-silent";
    private static final String SILENT_AGENCY = "us-faults-silent";

    private final AvroEncoder<Initiative> encoder;
    private final Random random;

    Programme(AvroEncoder<Initiative> encoder, Random random) {
        this.encoder = encoder;
        this.random = random;
    }

    /** Ids of the initiatives; whatever the catalog says of them now, reports come on them. */
    static List<String> initiatives() {
        return IntStream.range(0, INITIATIVES).mapToObj(i -> "faults-" + i).toList();
    }

    /** An entry for each initiative. */
    List<ProducerRecord<byte[], byte[]>> all() {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        initiatives().forEach(id -> all.add(record(id, entry(id))));
        all.add(record(SILENT, silent()));
        return all;
    }

    /** The initiative where this agency alone reports; no change touches its entry. */
    static String steadyInitiative(String agency) {
        return Pulses.STEADY + agency;
    }

    /** An entry for each of those. */
    List<ProducerRecord<byte[], byte[]>> steady() {
        return AGENCIES.stream()
                .map(agency -> record(
                        steadyInitiative(agency),
                        Initiative.newBuilder(entry(steadyInitiative(agency)))
                                .setAgencies(List.of(new Participant(agency, "lead")))
                                .setMeasures(List.of(new ExpectedMeasure(MEASURES.getFirst(), agency)))
                                .build()))
                .toList();
    }

    /** One change: mostly another entry, now and then one that is refused, or none. */
    ProducerRecord<byte[], byte[]> change() {
        String id = initiatives().get(random.nextInt(INITIATIVES));
        Initiative entry = entry(id);
        return switch (random.nextInt(8)) {
            case 0 -> record(id, null);
            case 1 ->
                record(id, Initiative.newBuilder(entry).setPillar("pillar-9").build());
            case 2 ->
                record(
                        id,
                        Initiative.newBuilder(entry)
                                .setMeasures(List.of(new ExpectedMeasure("enrollment.enrolled", "us-nobody")))
                                .build());
            default -> record(id, entry);
        };
    }

    /** The entry of the initiative of many leaves; no change touches it. */
    ProducerRecord<byte[], byte[]> ofManyLeaves() {
        Initiative entry = ManyLeaves.entry(entry(initiatives().getFirst()));
        return record(entry.getId(), entry);
    }

    private Initiative entry(String id) {
        List<String> agencies = new ArrayList<>(AGENCIES);
        agencies.remove(random.nextInt(agencies.size()));
        return Initiative.newBuilder()
                .setId(id)
                .setPillar("pillar-" + (1 + random.nextInt(4)))
                .setTitle(new Text("Test " + id, "Prueba " + id))
                .setDescription(new Text("For a test", "Para una prueba"))
                .setAgencies(agencies.stream()
                        .map(agency -> new Participant(agency, "partner"))
                        .toList())
                .setMeasures(MEASURES.stream()
                        .filter(measure -> random.nextInt(8) > 0)
                        .map(measure -> new ExpectedMeasure(measure, agencies.get(random.nextInt(agencies.size()))))
                        .toList())
                .setStartDate("2024-01-01")
                .setCadence("P1M")
                .setGrace("P10D")
                .setTimeZone("America/Mexico_City")
                .setStatus("implementation")
                .build();
    }

    private Initiative silent() {
        return Initiative.newBuilder(entry(SILENT))
                .setAgencies(List.of(new Participant(SILENT_AGENCY, "lead")))
                .setMeasures(List.of(new ExpectedMeasure(MEASURES.getFirst(), SILENT_AGENCY)))
                .setCadence("PT3S")
                .setGrace("PT2S")
                .setReminder("PT2S")
                .build();
    }

    private ProducerRecord<byte[], byte[]> record(String id, Initiative entry) {
        return new ProducerRecord<>(
                Topics.CATALOG.name(),
                id.getBytes(StandardCharsets.UTF_8),
                entry == null ? null : encoder.encode(entry));
    }
}
