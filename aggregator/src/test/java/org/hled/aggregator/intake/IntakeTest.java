package org.hled.aggregator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.Samples.investment;
import static org.hled.aggregator.Samples.milestone;
import static org.hled.aggregator.Samples.portThroughput;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.hled.aggregator.Pipeline;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Retention;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.update.Direction;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Intake refuses, and how it says so. */
class IntakeTest {

    private static final String LONG_ID = "a".repeat(65);

    private final Pipeline pipeline = new Pipeline(1);

    @AfterEach
    void stop() {
        pipeline.close();
    }

    static Stream<Arguments> badUpdates() {
        return Stream.of(
                bad(Topics.ENROLLMENTS, enrollment().setAgency("").build(), "invalid-id", "agency"),
                bad(Topics.ENROLLMENTS, enrollment().setAgency("MX-SEP").build(), "invalid-id", "agency"),
                bad(Topics.ENROLLMENTS, enrollment().setAgency("mx--sep").build(), "invalid-id", "agency"),
                bad(Topics.ENROLLMENTS, enrollment().setAgency("mx-sep-").build(), "invalid-id", "agency"),
                bad(Topics.ENROLLMENTS, enrollment().setInitiative(LONG_ID).build(), "invalid-id", "initiative"),
                bad(Topics.ENROLLMENTS, enrollment().setInitiative("a/b").build(), "invalid-id", "initiative"),
                bad(Topics.ENROLLMENTS, enrollment().setReportId("").build(), "invalid-id", "reportId"),
                bad(
                        Topics.ENROLLMENTS,
                        enrollment().setReportId("x".repeat(201)).build(),
                        "invalid-id",
                        "reportId"),
                bad(Topics.ENROLLMENTS, enrollment().setReportId("a\nb").build(), "invalid-id", "reportId"),
                bad(Topics.ENROLLMENTS, enrollment().setRevision(-1).build(), "invalid-number", "revision"),
                bad(Topics.ENROLLMENTS, enrollment().setRevision(1_000_000_001).build(), "invalid-number", "revision"),
                bad(Topics.ENROLLMENTS, enrollment().setPeople(-1).build(), "invalid-number", "people"),
                bad(
                        Topics.ENROLLMENTS,
                        enrollment().setPeople(1_000_000_000_001L).build(),
                        "invalid-number",
                        "people"),
                bad(Topics.ENROLLMENTS, enrollment().setPeople(Long.MAX_VALUE).build(), "invalid-number", "people"),
                bad(Topics.ENROLLMENTS, enrollment().setStage("enrolled").build(), "invalid-code", "stage"),
                bad(
                        Topics.ENROLLMENTS,
                        enrollment().setPrecision(Precision.UNKNOWN).build(),
                        "invalid-code",
                        "precision"),
                bad(Topics.ENROLLMENTS, enrollment().setNote("n".repeat(10_001)).build(), "invalid-text", "note"),
                bad(
                        Topics.ENROLLMENTS,
                        enrollment().setPeriodStart("2024-02-30").build(),
                        "invalid-date",
                        "periodStart"),
                bad(Topics.ENROLLMENTS, enrollment().setPeriodStart("2024-3-1").build(), "invalid-date", "periodStart"),
                bad(Topics.ENROLLMENTS, enrollment().setPeriodEnd("31/03/2024").build(), "invalid-date", "periodEnd"),
                bad(Topics.ENROLLMENTS, enrollment().setPeriodEnd("20240331").build(), "invalid-date", "periodEnd"),
                bad(Topics.ENROLLMENTS, enrollment().setPeriodEnd("").build(), "invalid-date", "periodEnd"),
                bad(Topics.ENROLLMENTS, enrollment().setPeriodEnd("2024-02-28").build(), "invalid-period", "periodEnd"),
                bad(Topics.ENROLLMENTS, enrollment().setPeriodEnd("2034-06-02").build(), "invalid-period", "periodEnd"),
                bad(
                        Topics.ENROLLMENTS,
                        enrollment().setPeriodStart("1899-12-31").build(),
                        "invalid-period",
                        "periodStart"),
                submitted(Pipeline.START.plus(Duration.ofDays(1)).plusMillis(1)),
                submitted(Instant.ofEpochMilli(-1)),
                submitted(Instant.ofEpochMilli(Long.MAX_VALUE)),
                submitted(Instant.ofEpochMilli(Long.MIN_VALUE)),
                amount(""),
                amount("-"),
                amount("1,000"),
                amount("1."),
                amount(".5"),
                amount("1.234"),
                amount("1e6"),
                amount("$5"),
                amount(" 5"),
                amount("--5"),
                amount("1234567890123"),
                amount("٣"),
                bad(Topics.INVESTMENTS, investment().setCurrency("$").build(), "invalid-code", "currency"),
                bad(Topics.INVESTMENTS, investment().setCurrency("usd").build(), "invalid-code", "currency"),
                bad(Topics.INVESTMENTS, investment().setTransaction("").build(), "invalid-code", "transaction"),
                bad(Topics.PORT_THROUGHPUT, portThroughput().setPort("304").build(), "invalid-code", "port"),
                bad(Topics.PORT_THROUGHPUT, portThroughput().setPort("Laredo").build(), "invalid-code", "port"),
                bad(
                        Topics.PORT_THROUGHPUT,
                        portThroughput().setDirection(Direction.UNKNOWN).build(),
                        "invalid-code",
                        "direction"),
                bad(
                        Topics.PORT_THROUGHPUT,
                        portThroughput().setTraffic("Trucks").build(),
                        "invalid-code",
                        "traffic"),
                bad(Topics.PORT_THROUGHPUT, portThroughput().setCrossings(-5).build(), "invalid-number", "crossings"),
                bad(Topics.MILESTONES, milestone().setMilestone("Work shop").build(), "invalid-id", "milestone"),
                bad(Topics.MILESTONES, milestone().setReportId("other").build(), "invalid-id", "reportId"),
                bad(Topics.MILESTONES, milestone().setTitle("").build(), "invalid-text", "title"),
                bad(Topics.MILESTONES, milestone().setStatus("done").build(), "invalid-code", "status"));
    }

    private static Arguments bad(Topic<?> topic, SpecificRecord update, String code, String field) {
        return Arguments.of(topic, update, code, field);
    }

    private static Arguments submitted(Instant submittedAt) {
        EnrollmentUpdate update = enrollment().build();
        update.setSubmittedAt(submittedAt);
        return bad(Topics.ENROLLMENTS, update, "invalid-timestamp", "submittedAt");
    }

    private static Arguments amount(String amount) {
        return bad(Topics.INVESTMENTS, investment().setAmount(amount).build(), "invalid-amount", "amount");
    }

    @ParameterizedTest(name = "{2} {3} [{index}]")
    @MethodSource("badUpdates")
    <T extends SpecificRecord> void refusesAndNamesTheField(Topic<T> topic, T update, String code, String field) {
        byte[] value = pipeline.encode(topic, update);

        pipeline.publishBytes(topic.name(), value);

        Rejection rejection = pipeline.lastRejection();
        assertThat(rejection.getCode()).isEqualTo(code);
        assertThat(rejection.getField()).isEqualTo(field);
        assertThat(rejection.getMessage()).startsWith(field);
        assertThat(rejection.getTopic()).isEqualTo(topic.name());
        assertThat(rejection.getValue()).isEqualTo(ByteBuffer.wrap(value));
        assertThat(rejection.getTimestamp()).isEqualTo(Pipeline.START);
        assertThat(pipeline.outcomes(Outcome.REJECTED)).isEqualTo(1);
        assertThat(pipeline.outcomes(Outcome.ACCEPTED)).isZero();
    }

    @Test
    void acceptsWhatIsJustAllowed() {
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment()
                        .setAgency("a".repeat(64))
                        .setReportId("ñ".repeat(200))
                        .setRevision(1_000_000_000)
                        .setPeople(1_000_000_000_000L)
                        .setPeriodEnd("2034-06-01")
                        .setSubmittedAt(Pipeline.START.plus(Duration.ofDays(1)))
                        .build());
        for (String amount : List.of("0", "-0", "7", "7.5", "-999999999999.99")) {
            pipeline.publish(
                    Topics.INVESTMENTS,
                    investment().setReportId(amount).setAmount(amount).build());
        }

        assertThat(pipeline.rejections()).isEmpty();
        assertThat(pipeline.outcomes(Outcome.ACCEPTED)).isEqualTo(6);
    }

    @Test
    void refusesATombstone() {
        pipeline.publishBytes(Topics.ENROLLMENTS.name(), null);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("null-value");
        assertThat(pipeline.lastRejection().getMessage()).contains("withdrawn");
        assertThat(pipeline.lastRejection().getValue()).isNull();
    }

    @Test
    void keepsNothingOfATombstoneWhoseKeyIsTooLarge() {
        pipeline.publishBytes(Topics.ENROLLMENTS.name(), new byte[Retention.INPUT_BYTES + 1], null, pipeline.now);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("null-value");
        assertThat(pipeline.lastRejection().getKey()).isNull();
    }

    @Test
    void refusesBytesThatAreNotAvroInTheWireFormat() {
        pipeline.publishBytes(Topics.ENROLLMENTS.name(), "{\"people\": 5}".getBytes());
        assertThat(pipeline.lastRejection().getCode()).isEqualTo("not-wire-format");

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), new byte[0]);
        assertThat(pipeline.lastRejection().getCode()).isEqualTo("not-wire-format");
    }

    @Test
    void refusesARecordOfAnotherType() {
        byte[] investment = pipeline.encode(Topics.INVESTMENTS, investment().build());

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), investment);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("wrong-record-type");
        assertThat(pipeline.lastRejection().getMessage())
                .contains("org.hled.update.EnrollmentUpdate", "org.hled.update.InvestmentUpdate");
    }

    @Test
    void refusesASchemaOfTheSameNameThatCannotBeReadAsOurs() {
        Schema other = SchemaBuilder.record("EnrollmentUpdate")
                .namespace("org.hled.update")
                .fields()
                .requiredString("agency")
                .endRecord();
        pipeline.registry.put(77, other);

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), new byte[] {0, 0, 0, 0, 77, 2, 'a'});

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("incompatible-schema");
    }

    @Test
    void refusesALengthThatNoRecordHasWithoutTakingTheMemoryForIt() {
        byte[] valid = pipeline.encode(Topics.ENROLLMENTS, enrollment().build());
        ByteBuffer bomb = ByteBuffer.allocate(20).put(valid, 0, 5);
        // The first string's length as a varint: about two thousand million characters.
        bomb.put(new byte[] {(byte) 0xE0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0E});

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), bomb.array());

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("broken-bytes");
    }

    @Test
    void refusesARecordThatOnlyCompressionMadeSmallAndPointsAtIt() {
        byte[] valid = pipeline.encode(Topics.ENROLLMENTS, enrollment().build());
        byte[] large = Arrays.copyOf(valid, Retention.INPUT_BYTES);

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), new byte[] {1}, large, pipeline.now);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("too-large");
        assertThat(pipeline.lastRejection().getValue()).isNull();
        assertThat(pipeline.lastRejection().getTopic()).isEqualTo(Topics.ENROLLMENTS.name());
        assertThat(pipeline.outcomes(Outcome.REJECTED)).isEqualTo(1);
    }

    @Test
    void keepsALongKeyOnce() {
        byte[] key = new byte[Retention.INPUT_BYTES / 2];

        byte[] value = new byte[Retention.INPUT_BYTES / 2];
        Arrays.fill(value, (byte) 1);

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), key, value, pipeline.now);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("not-wire-format");
        assertThat(pipeline.lastRejection().getKey()).isEqualTo(ByteBuffer.wrap(key));
        assertThat(pipeline.lastRejectionBytes()).isLessThan(Retention.REJECTION_BYTES);
    }

    @Test
    void refusesARecordThatHasNoTime() {
        byte[] value = pipeline.encode(Topics.ENROLLMENTS, enrollment().build());

        pipeline.publishBytes(Topics.ENROLLMENTS.name(), new byte[0], value, Instant.EPOCH);

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("invalid-timestamp");
        assertThat(pipeline.lastRejection().getField()).isEqualTo("timestamp");
    }

    @Test
    void letsAnAgencyReportOnItsOwnTopicForItselfOnly() {
        String topic = Topics.ENROLLMENTS.ofAgency("mx-sep").name();
        pipeline.publishBytes(
                topic, pipeline.encode(Topics.ENROLLMENTS, enrollment().build()));
        assertThat(pipeline.outcomes(Outcome.ACCEPTED)).isEqualTo(1);

        pipeline.publishBytes(
                topic,
                pipeline.encode(
                        Topics.ENROLLMENTS, enrollment().setAgency("us-doc").build()));

        assertThat(pipeline.lastRejection().getCode()).isEqualTo("foreign-agency");
        assertThat(pipeline.lastRejection().getMessage()).contains("mx-sep", "us-doc");
    }
}
