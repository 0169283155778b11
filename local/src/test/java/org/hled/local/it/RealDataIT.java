package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.hled.local.stack.Stack;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Real reports of public bodies, with real restatements, through the real producers: the sums agree to the last unit and cent
 * with those that others' programs have made of them, in whichever order they come.
 */
@ExtendWith(SharedStack.class)
class RealDataIT {

    private static final int CROSSINGS = 81_127;
    private static final int TRANSACTIONS = 926;
    private static final int SHIFTED = 5;
    private static final long SEED = 2024_04_19;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The whole cube is read again at each attempt. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Looked for first: where they are not, no stack is started, and each test says that it was skipped. */
    private final RealData data = RealData.orSkip();

    private Client client;
    private Publication publication;

    @BeforeEach
    void connect(Stack stack) {
        client = new Client(stack);
        publication = new Publication(client);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void crossingsInTheOrderPublishedAgreePerPortMeasureAndYear() throws Exception {
        // Given an initiative whose agency reports all twelve measures.
        BorderCrossings crossings = new BorderCrossings(data);
        publication.publish(catalog("us-bts", List.of("bts-in-order"), BorderCrossings.measures()));

        // When the three vintages are published as they appeared.
        Map<String, Long> outcomes = publication.outcomesOf(crossings(crossings.rows(), "us-bts", "bts-in-order"));

        // Then each row was taken, and the sums are those computed elsewhere, over HTTP and in the cube.
        assertThat(outcomes).isEqualTo(Map.of("accepted", (long) CROSSINGS));
        eventually(() -> assertThat(RealData.differences(
                        crossings.expectedOfAllPorts(), crossings.overHttp(client, "bts-in-order")))
                .isEmpty());
        eventually(() -> assertThat(RealData.differences(crossings.expected(), crossingsInCube("bts-in-order")))
                .isEmpty());
    }

    @Test
    void crossingsShuffledWithRepeatsAndBeforeTheCatalogAgreeToo() throws Exception {
        // Given the rows in a random order, every fifth of them twice.
        BorderCrossings crossings = new BorderCrossings(data);
        List<CSVRecord> rows = RealData.shuffledWithRepeats(crossings.rows(), SEED);

        // When they are published, and the catalog learns of their initiative only afterwards.
        Map<String, Long> outcomes = publication.outcomesOf(crossings(rows, "us-bts-late", "bts-shuffled"));
        publication.publish(catalog("us-bts-late", List.of("bts-shuffled"), BorderCrossings.measures()));

        // Then repeats and late old versions are known as such, and the sums are the same.
        int repeats = rows.size() - CROSSINGS;
        assertThat(outcomes).containsOnlyKeys("accepted", "duplicate", "superseded");
        assertThat(outcomes.get("duplicate") + outcomes.get("superseded")).isGreaterThanOrEqualTo(repeats);
        assertThat(Publication.sum(outcomes)).isEqualTo(rows.size());
        eventually(() -> assertThat(RealData.differences(
                        crossings.expectedOfAllPorts(), crossings.overHttp(client, "bts-shuffled")))
                .isEmpty());
        eventually(() -> assertThat(RealData.differences(crossings.expected(), crossingsInCube("bts-shuffled")))
                .isEmpty());
    }

    @Test
    void transactionsInTheOrderPublishedAgreePerProjectAndQuarterToTheCent() throws Exception {
        // Given the projects as initiatives.
        Transactions transactions = new Transactions(data);
        publication.publish(projects(transactions, "us-mcc", "mcc-in-order-"));

        // When the transactions are published as the source has them.
        Map<String, Long> outcomes =
                publication.outcomesOf(transactions(transactions.rows(), "us-mcc", "mcc-in-order-"));

        // Then all but the shifted rows count, two reports each, and the sums are those computed elsewhere.
        assertThat(outcomes).isEqualTo(Map.of("accepted", 2L * (TRANSACTIONS - SHIFTED), "rejected", 2L * SHIFTED));
        eventually(() -> assertThat(RealData.differences(
                        transactions.expected("mcc-in-order-"), transactionsInCube("mcc-in-order-")))
                .isEmpty());
        // And the shifted rows, which have no fiscal quarter where it should stand, are refused by name.
        List<CSVRecord> shifted = transactions.shiftedRows();
        assertThat(shifted).hasSize(SHIFTED);
        eventually(() -> assertRefused(transactions(shifted, "us-mcc", "mcc-in-order-"), "us-mcc"));
    }

    @Test
    void transactionsShuffledWithRepeatsAndBeforeTheCatalogAgreeToo() throws Exception {
        // Given the rows in a random order, every fifth of them twice.
        Transactions transactions = new Transactions(data);
        List<CSVRecord> rows = RealData.shuffledWithRepeats(transactions.rows(), SEED);

        // When they are published, and the catalog learns of the projects only afterwards.
        Map<String, Long> outcomes = publication.outcomesOf(transactions(rows, "us-mcc-late", "mcc-shuffled-"));
        publication.publish(projects(transactions, "us-mcc-late", "mcc-shuffled-"));

        // Then each report counts once, and the sums are the same.
        assertThat(outcomes).containsEntry("accepted", 2L * (TRANSACTIONS - SHIFTED));
        assertThat(Publication.sum(outcomes)).isEqualTo(2L * rows.size());
        eventually(() -> assertThat(RealData.differences(
                        transactions.expected("mcc-shuffled-"), transactionsInCube("mcc-shuffled-")))
                .isEmpty());
    }

    private List<ProducerRecord<byte[], byte[]>> crossings(List<CSVRecord> rows, String agency, String initiative) {
        return BorderCrossings.reports(rows, client.encoder(Topics.PORT_THROUGHPUT), agency, initiative);
    }

    private Map<String, String> crossingsInCube(String initiative) {
        return BorderCrossings.inCube(client.latest(Topics.CUBE).values(), initiative);
    }

    private List<ProducerRecord<byte[], byte[]>> transactions(List<CSVRecord> rows, String agency, String prefix) {
        return Transactions.reports(rows, client.encoder(Topics.INVESTMENTS), agency, prefix);
    }

    private Map<String, String> transactionsInCube(String prefix) {
        return Transactions.inCube(client.latest(Topics.CUBE).values(), prefix);
    }

    /** These reports stand among the rejections as they were sent, with the field at fault, and no others of the agency's. */
    private void assertRefused(List<ProducerRecord<byte[], byte[]>> reports, String agency) {
        List<Rejection> rejections = client.values(Topics.REJECTIONS).stream()
                .filter(rejection -> rejection.getKey() != null
                        && StandardCharsets.UTF_8
                                .decode(rejection.getKey().duplicate())
                                .toString()
                                .startsWith(agency + "/"))
                .toList();
        assertThat(rejections).allSatisfy(rejection -> {
            assertThat(rejection.getTopic()).isEqualTo(Topics.INVESTMENTS.name());
            assertThat(rejection.getCode()).isEqualTo("invalid-date");
            assertThat(rejection.getField()).isEqualTo("periodStart");
            assertThat(rejection.getMessage()).startsWith("periodStart must be a date that exists");
        });
        assertThat(rejections)
                .extracting(Rejection::getValue)
                .containsExactlyInAnyOrderElementsOf(reports.stream()
                        .map(report -> ByteBuffer.wrap(report.value()))
                        .toList());
    }

    private List<ProducerRecord<byte[], byte[]>> projects(Transactions transactions, String agency, String prefix) {
        return catalog(agency, transactions.initiatives(prefix), Transactions.COMMITTED, Transactions.DISBURSED);
    }

    /** Entries of the catalog whose measures this agency reports. */
    private List<ProducerRecord<byte[], byte[]>> catalog(String agency, List<String> initiatives, String... measures) {
        var encoder = client.encoder(Topics.CATALOG);
        return initiatives.stream()
                .map(id -> new ProducerRecord<>(
                        Topics.CATALOG.name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        encoder.encode(Entries.entry(id, agency, measures))))
                .toList();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(LIMIT).pollInterval(BETWEEN).untilAsserted(assertion);
    }
}
