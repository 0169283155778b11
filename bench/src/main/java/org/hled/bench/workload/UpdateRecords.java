package org.hled.bench.workload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
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
    private static final String LAREDO = "2304";

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
        String end = YearMonth.parse(slot.period()).atEndOfMonth().toString();
        String id = version.reportId();
        return switch (Measured.of(slot.kind())) {
            case ENROLLMENT ->
                record(
                        Topics.ENROLLMENTS,
                        enrollments,
                        id,
                        EnrollmentUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setStage("ENROLLED")
                                .setPeople(version.value() / 100)
                                .build());
            case INVESTMENT ->
                record(
                        Topics.INVESTMENTS,
                        investments,
                        id,
                        InvestmentUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setTransaction("DISBURSED")
                                .setAmount(
                                        BigDecimal.valueOf(version.value(), 2).toPlainString())
                                .setCurrency("USD")
                                .build());
            case PORT_THROUGHPUT ->
                record(
                        Topics.PORT_THROUGHPUT,
                        throughput,
                        id,
                        PortThroughputUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setPort(LAREDO)
                                .setDirection(Direction.NORTHBOUND)
                                .setTraffic("TRUCKS")
                                .setCrossings(version.value() / 100)
                                .build());
            case MILESTONE ->
                record(
                        Topics.MILESTONES,
                        milestones,
                        id,
                        MilestoneUpdate.newBuilder()
                                .setAgency(slot.agency())
                                .setInitiative(slot.initiativeId())
                                .setReportId(id)
                                .setRevision(version.revision())
                                .setPeriodStart(start)
                                .setPeriodEnd(end)
                                .setSubmittedAt(SUBMITTED)
                                .setMilestone(id)
                                .setTitle("Step")
                                .setStatus("ACHIEVED")
                                .build());
        };
    }

    private static <T extends SpecificRecord> AvroEncoder<T> encoder(SchemaRegistry registry, Topic<T> topic) {
        var schema = topic.schema().orElseThrow();
        return new AvroEncoder<>(schema, registry.idOf(topic.subject(), schema));
    }

    private static <T extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<T> topic, AvroEncoder<T> encoder, String key, T update) {
        return new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), encoder.encode(update));
    }
}
