package org.hled.aggregator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.hled.aggregator.FailingHandler;
import org.hled.aggregator.ledger.Partial.LeafPartial;
import org.hled.aggregator.ledger.Partial.PulsePartial;
import org.hled.aggregator.ledger.Partial.SignPartial;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.report.BundleWriter;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.PulseMark;
import org.hled.aggregator.report.RejectionMark;
import org.hled.aggregator.report.Report;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.report.Sign;
import org.hled.aggregator.wire.PassingFaults;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the Ledger makes of bundles. */
class LedgerProcessorTest {

    private static final String MARCH = "i/a/m/u/-/2024-03";
    private static final String APRIL = "j/b/m/u/-/2024-04";

    /** What passes from one look at its clock to the next. */
    private Duration step = Duration.ZERO;

    private long nanos;

    private final TopologyTestDriver driver = new TopologyTestDriver(
            LedgerTopology.build(Generations.first(1), MemoryVersions::new, () -> nanos += step.toNanos()), settings());
    private final TestInputTopic<byte[], byte[]> reports =
            driver.createInputTopic(Topics.REPORTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    private final ReportId.Maker ids = new ReportId.Maker();
    private final BundleWriter bundle = new BundleWriter();
    private long timeOfLastPartial;

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailingHandler.class.getName());
        return settings;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void whatIsInOneBundleCountsEachByItself() {
        add("r1", report(1, 500, MARCH), 1_000);
        add("r1", report(1, 500, MARCH), 2_000);
        add("r1", report(2, 700, MARCH), 3_000);
        add("r1", report(0, 900, MARCH), 4_000);
        add("r2", report(0, 100, MARCH), 5_000);
        add("r3", RejectionMark.encode(Optional.of(new Sign(Sign.Kind.REJECTION, "i", "a"))), 6_000);
        send(bundle.take());

        assertThat(counts()).isEqualTo(Map.of("accepted", 3L, "duplicate", 1L, "superseded", 1L, "rejected", 1L));
        Map<String, Object> told = told();
        assertThat(told)
                .containsEntry(MARCH, "8.00 of 2, 1 corrected")
                .containsEntry("report/i/a", 5L)
                .containsEntry("rejection/i/a", 6L);
    }

    @Test
    void eachReportHasItsOwnTime() {
        add("r1", report(0, 500, MARCH), 9_000);
        add("r2", report(0, 500, APRIL), 7_000);
        send(bundle.take());

        assertThat(told()).containsEntry("report/i/a", 9L).containsEntry("report/j/b", 7L);
        assertThat(timeOfLastPartial).isEqualTo(9_000);
    }

    @Test
    void countsGoOnFromBundleToBundle() {
        add("r1", report(0, 500, MARCH), 1);
        send(bundle.take());
        add("r2", report(0, 500, MARCH), 2);
        add("r2", report(0, 500, MARCH), 3);
        send(bundle.take());

        assertThat(counts()).isEqualTo(Map.of("accepted", 2L, "duplicate", 1L));
    }

    @Test
    void bulkWaitsUntilItIsOver() {
        sendMany();

        driver.advanceWallClockTime(Pace.LONGEST);
        driver.advanceWallClockTime(Pace.LONGEST);
        assertThat(partialsAreThere()).isFalse();

        driver.advanceWallClockTime(Pace.TICK);
        assertThat(partialsAreThere()).isTrue();
    }

    @Test
    void bulkIsToldWithThePulseThatComesBehindIt() {
        sendMany();
        send(PulseMark.encode(1_234));
        driver.advanceWallClockTime(Pace.TICK);
        assertThat(partialsAreThere()).isFalse();

        assertThat(told()).containsEntry("pulse", 1_234L).containsKey(MARCH);
    }

    /** One that took as long as there is much to tell would outlive its transaction. */
    @Test
    void aTurnEndsAfterTwentyMillisecondsAndTheNextGoesOn() {
        step = Duration.ofMillis(5);
        for (int i = 0; i < 20; i++) {
            add("r" + i, report(0, 100, "i/a/m/u/-/20%02d-03".formatted(i)), i);
        }
        send(bundle.take());

        driver.advanceWallClockTime(Pace.TICK);
        Map<String, Object> told = takePartials();
        assertThat(told).hasSize(4);

        for (int turn = 1; turn < 6; turn++) {
            driver.advanceWallClockTime(Pace.TICK);
            told.putAll(takePartials());
        }
        assertThat(told).as("20 leaves, and the sign of the agency").hasSize(21);
    }

    @Test
    void aTaskThatIsRevivedLeavesItsPlaceToANewOne() {
        var context = emptyContext();
        LedgerProcessor processor = new LedgerProcessor(1, System::nanoTime);
        processor.init(context);

        assertThatThrownBy(() -> processor.init(context))
                .satisfies(fault -> assertThat(
                                PassingFaults.isPassing(new StreamsException("failed to initialize", fault)))
                        .isTrue());
    }

    @Test
    void tellsNothingBeforeTheFirstRecord() {
        var context = emptyContext();
        new LedgerProcessor(1, System::nanoTime).init(context);

        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    private static MockProcessorContext<byte[], byte[]> emptyContext() {
        var context = new MockProcessorContext<byte[], byte[]>(settings(), new TaskId(0, 0), null);
        context.setCurrentSystemTimeMs(0);
        var outcomes = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(LedgerTopology.OUTCOMES_STORE), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        outcomes.init(context.getStateStoreContext(), outcomes);
        context.addStateStore(outcomes);
        return context;
    }

    @Test
    void aPulseGoesByItself() {
        send(PulseMark.encode(1_234));

        assertThat(told()).isEqualTo(Map.of("pulse", 1_234L));
        assertThat(counts()).isEmpty();
    }

    @Test
    void reportsThatWereWrittenBeforeThereWereBundlesCount() {
        byte[] id = ids.of((byte) 1, "a", "r1");
        reports.pipeInput(new TestRecord<>(id, report(0, 500, MARCH), Instant.ofEpochMilli(1_000)));
        add("r1", report(1, 700, MARCH), 2_000);
        send(bundle.take());
        byte[] mark = RejectionMark.encode(Optional.of(new Sign(Sign.Kind.REJECTION, "i", "a")));
        reports.pipeInput(new TestRecord<>(id, mark, Instant.ofEpochMilli(3_000)));

        assertThat(counts()).isEqualTo(Map.of("accepted", 2L, "rejected", 1L));
        assertThat(told())
                .containsEntry(MARCH, "7.00 of 1, 1 corrected")
                .containsEntry("report/i/a", 2L)
                .containsEntry("rejection/i/a", 3L);
    }

    @Test
    void whatItDoesNotKnowStopsIt() {
        byte[] broken = {4, 0, 0};

        assertThatThrownBy(() -> send(new byte[0])).hasStackTraceContaining("does not know: without a form");
        assertThatThrownBy(() -> send(broken)).hasStackTraceContaining("ends within the entry that begins at byte 1");
        add("r", new byte[] {77}, 1);
        byte[] strange = bundle.take();
        assertThatThrownBy(() -> send(strange))
                .hasStackTraceContaining("hled.reports holds what this version does not know: form 77");
    }

    private static byte[] report(int revision, long hundredths, String leaf) {
        return ReportCodec.encode(new Report(revision, 0, false, new Contribution(hundredths, Precision.EXACT), leaf));
    }

    private void add(String reportId, byte[] value, long timestamp) {
        bundle.add(ids.of((byte) 1, "a", reportId), value, timestamp);
    }

    private void sendMany() {
        for (int i = 0; i < 10_000; i++) {
            add("r" + i, report(0, 1, MARCH), i);
        }
        send(bundle.take());
    }

    private void send(byte[] value) {
        reports.pipeInput(new TestRecord<>(null, value));
    }

    /** What the changelog has of the outcomes. */
    private Map<String, Long> counts() {
        driver.advanceWallClockTime(Pace.LONGEST);
        String changelog = "test-%s-changelog".formatted(LedgerTopology.OUTCOMES_STORE);
        Map<String, Long> counts = new HashMap<>();
        if (driver.producedTopicNames().contains(changelog)) {
            driver.createOutputTopic(changelog, new StringDeserializer(), new LongDeserializer())
                    .readRecordsToList()
                    .forEach(count -> counts.put(count.key(), count.value()));
        }
        return counts;
    }

    private boolean partialsAreThere() {
        return driver.producedTopicNames().contains(Topics.PARTIALS.name());
    }

    private Map<String, Object> told() {
        driver.advanceWallClockTime(Pace.LONGEST);
        return takePartials();
    }

    private Map<String, Object> takePartials() {
        Map<String, Object> told = new HashMap<>();
        var partials = driver.createOutputTopic(
                Topics.PARTIALS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (var partial : partials.readRecordsToList()) {
            timeOfLastPartial = partial.timestamp();
            PartialCodec.read(partial.key(), partial.value()).forEach(one -> note(one, told));
        }
        return told;
    }

    private static void note(Partial partial, Map<String, Object> told) {
        switch (partial) {
            case LeafPartial leaf ->
                told.put(
                        leaf.leaf(),
                        "%s of %d, %d corrected"
                                .formatted(
                                        leaf.tally().sum().value(),
                                        leaf.tally().sum().reports(),
                                        leaf.tally().corrections().revisions()));
            case SignPartial sign -> told.put(sign.sign(), sign.second());
            case PulsePartial pulse -> told.put("pulse", pulse.asOf());
        }
    }
}
