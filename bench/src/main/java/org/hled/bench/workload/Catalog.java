package org.hled.bench.workload;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Text;

/** The initiatives that the workload reports on. */
public final class Catalog {

    static final String PILLAR = "pillar-4";
    static final String PROGRAMME = "hled";

    private Catalog() {}

    /** An entry for each initiative; all four kinds count for it. */
    public static List<Initiative> entries(int initiatives) {
        return IntStream.range(0, initiatives)
                .mapToObj(number -> entry(new Slot(0, number, 0)))
                .toList();
    }

    /** An entry with this id, of which the workload's agency reports all measures. */
    private static Initiative entry(Slot slot) {
        return entry(slot.initiativeId(), slot.agency());
    }

    /** An entry of which one agency reports all measures of the workload. */
    public static Initiative entry(String id, String agency) {
        return Initiative.newBuilder()
                .setId(id)
                .setPillar(PILLAR)
                .setTitle(new Text("Benchmark " + id, "Prueba " + id))
                .setDescription(new Text("For the benchmark", "Para la prueba de rendimiento"))
                .setAgencies(List.of(new Participant(agency, "lead")))
                .setMeasures(Stream.of(Measured.values())
                        .map(measured -> new ExpectedMeasure(measured.measure(), agency))
                        .toList())
                .setStartDate("2024-01-01")
                .setCadence("P2Y")
                .setGrace("P2Y")
                .setTimeZone("America/Mexico_City")
                .setStatus("implementation")
                .build();
    }
}
