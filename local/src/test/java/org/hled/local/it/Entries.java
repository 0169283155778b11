package org.hled.local.it;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Text;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.stall.Acknowledgement;
import org.hled.update.EnrollmentUpdate;

/** Catalog entries, and reports on them, for tests. */
public final class Entries {

    private Entries() {}

    /** An entry of pillar-4 whose lead agency reports these measures. */
    public static Initiative entry(String id, String agency, String... measures) {
        return Initiative.newBuilder()
                .setId(id)
                .setPillar("pillar-4")
                .setTitle(new Text("Test " + id, "Prueba " + id))
                .setDescription(new Text("For a test", "Para una prueba"))
                .setAgencies(List.of(new Participant(agency, "lead")))
                .setMeasures(Stream.of(measures)
                        .map(measure -> new ExpectedMeasure(measure, agency))
                        .toList())
                .setStartDate("2024-01-01")
                .setCadence("P1M")
                .setGrace("P10D")
                .setTimeZone("America/Mexico_City")
                .setStatus("implementation")
                .build();
    }

    /** The same of an initiative that is to report so often. */
    public static Initiative timed(String id, String agency, Duration cadence, Duration grace, String... measures) {
        return Initiative.newBuilder(entry(id, agency, measures))
                .setCadence(cadence.toString())
                .setGrace(grace.toString())
                .build();
    }

    /** The report as a record of its topic. */
    public static ProducerRecord<byte[], byte[]> record(
            AvroEncoder<EnrollmentUpdate> encoder, EnrollmentUpdate report) {
        return new ProducerRecord<>(
                Topics.ENROLLMENTS.name(),
                report.getReportId().getBytes(StandardCharsets.UTF_8),
                encoder.encode(report));
    }

    /** The entry as a record of the catalog. */
    public static ProducerRecord<byte[], byte[]> record(Client client, Initiative entry) {
        return new ProducerRecord<>(
                Topics.CATALOG.name(),
                entry.getId().getBytes(StandardCharsets.UTF_8),
                client.encoder(Topics.CATALOG).encode(entry));
    }

    /** What an operator says, as a record of its topic. */
    public static ProducerRecord<byte[], byte[]> record(Client client, Acknowledgement acknowledgement) {
        return new ProducerRecord<>(
                Topics.ACKNOWLEDGEMENTS.name(),
                acknowledgement.getInitiative().getBytes(StandardCharsets.UTF_8),
                client.encoder(Topics.ACKNOWLEDGEMENTS).encode(acknowledgement));
    }

    /** One person enrolled in March 2024. */
    public static EnrollmentUpdate enrollment(String agency, String initiative, String reportId) {
        return EnrollmentUpdate.newBuilder()
                .setAgency(agency)
                .setInitiative(initiative)
                .setReportId(reportId)
                .setPeriodStart("2024-03-01")
                .setPeriodEnd("2024-03-31")
                .setSubmittedAt(Instant.parse("2024-04-01T00:00:00Z"))
                .setStage("ENROLLED")
                .setPeople(1)
                .build();
    }
}
