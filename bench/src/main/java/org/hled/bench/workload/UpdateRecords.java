package org.hled.bench.workload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.update.Direction;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;

/** Versions as an agency publishes them: Avro, under the registry's ids, keyed by the report's id. For one thread. */
public final class UpdateRecords {

    private static final Instant SUBMITTED = Instant.parse("2024-12-31T12:00:00Z");

    /** A unit more than a report may have, in hundredths. */
    private static final long TOO_MUCH = 100_000_000_000_100L;

    private final AvroEncoder<EnrollmentUpdate> enrollments;
    private final AvroEncoder<InvestmentUpdate> investments;
    private final AvroEncoder<PortThroughputUpdate> throughput;
    private final AvroEncoder<MilestoneUpdate> milestones;

    public UpdateRecords(SchemaRegistry registry) {
        this.enrollments = encoder(registry, Topics.ENROLLMENTS);
        this.investments = encoder(registry, Topics.INVESTMENTS);
        this.throughput = encoder(registry, Topics.PORT_THROUGHPUT);
        this.milestones = encoder(registry, Topics.MILESTONES);
    }

    public ProducerRecord<byte[], byte[]> of(Version version) {
        Slot slot = version.slot();
        String start = slot.period() + "-01";
        String end = has(version, Defect.PERIOD)
                ? slot.year() - 1 + "-12-31"
                : YearMonth.parse(slot.period()).atEndOfMonth().toString();
        String id = version.reportId();
        // In hundredths, as the version's.
        long value = has(version, Defect.AMOUNT) ? TOO_MUCH : version.value();
        return switch (Measured.of(slot.kind())) {
            case ENROLLMENT ->
                record(
                        Topics.ENROLLMENTS,
                        enrollments,
                        version,
                        EnrollmentUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setPrecision(version.precision())
                                .setStage(code(version, "ENROLLED"))
                                .setPeople(value / 100)
                                .build());
            case INVESTMENT ->
                record(
                        Topics.INVESTMENTS,
                        investments,
                        version,
                        InvestmentUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setPrecision(version.precision())
                                .setTransaction("DISBURSED")
                                .setAmount(BigDecimal.valueOf(value, 2).toPlainString())
                                .setCurrency(code(version, "USD"))
                                .build());
            case PORT_THROUGHPUT ->
                record(
                        Topics.PORT_THROUGHPUT,
                        throughput,
                        version,
                        PortThroughputUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setPrecision(version.precision())
                                .setPort(slot.place())
                                .setDirection(Direction.NORTHBOUND)
                                .setTraffic(code(version, "TRUCKS"))
                                .setCrossings(value / 100)
                                .build());
            case MILESTONE ->
                record(
                        Topics.MILESTONES,
                        milestones,
                        version,
                        MilestoneUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setPrecision(version.precision())
                                .setMilestone(id)
                                .setTitle(has(version, Defect.AMOUNT) ? "" : "Step")
                                .setStatus(code(version, "ACHIEVED"))
                                .build());
        };
    }

    private static <T extends SpecificRecord> AvroEncoder<T> encoder(SchemaRegistry registry, Topic<T> topic) {
        var schema = topic.schema().orElseThrow();
        return new AvroEncoder<>(schema, registry.idOf(topic.subject(), schema));
    }

    private static <T extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<T> topic, AvroEncoder<T> encoder, Version version, T update) {
        byte[] value = encoder.encode(update);
        return new ProducerRecord<>(
                topic.name(),
                version.reportId().getBytes(StandardCharsets.UTF_8),
                has(version, Defect.BYTES) ? Arrays.copyOf(value, value.length / 2) : value);
    }

    private static boolean has(Version version, Defect defect) {
        return version.defect().isPresent() && version.defect().get() == defect;
    }

    private static String code(Version version, String code) {
        return has(version, Defect.CODE) ? code.toLowerCase(Locale.ROOT) : code;
    }
}
