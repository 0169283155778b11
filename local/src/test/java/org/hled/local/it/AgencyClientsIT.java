package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The reports of the HLED, published by clients of several kinds, in any order and again, come out as the same totals. */
@ExtendWith(DemoStack.class)
class AgencyClientsIT {

    private static final Path REPORTS = new Home(Path.of("..")).reports();
    private static final long REPORTS_OF_THE_REVIEW = 19;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Some times as long as a report takes to become a total. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** What Excel begins a file with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String ENROLLED = "/api/v1/totals?id=pillar-4&measure=enrollment.enrolled";
    private static final List<String> QUERIES = List.of(
            "/api/v1/totals?scope=programme&scope=pillar&scope=initiative",
            "/api/v1/totals?scope=programme&scope=pillar&scope=initiative&period=2024&period=2024-Q2&period=2024-04",
            "/api/v1/uncounted");

    @TempDir
    private Path directory;

    private Client client;
    private AgencyReports agency;
    private final List<String> published = new ArrayList<>();

    @BeforeEach
    void awaitTheTotalsOfTheReview(Stack stack) {
        client = new Client(stack);
        agency = new AgencyReports(stack, directory);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(pillars()).isEqualTo(ofTheReview()));
    }

    @AfterEach
    void takeBackAndClose() {
        published.forEach(reportId -> agency.publishEnrollment(reportId, 1_000, true, 0));
        awaitEnrolled("5000 at-least, reports 1");
        client.close();
    }

    /** Exactly these: the $10 million that are aimed at are a target, and in no total. */
    private static Map<String, String> ofTheReview() {
        return new TreeMap<>(Map.of(
                "pillar-1 enrollment.enrolled people", "11 exact",
                "pillar-1 milestone.achieved milestones", "7 exact",
                "pillar-1 milestone.in_progress milestones", "4 exact",
                "pillar-2 investment.pledged USD", "17500000.00 estimated",
                "pillar-2 investment.mobilised USD", "33000000.00 at-least",
                "pillar-2 enrollment.benefited people", "30000 at-least",
                "pillar-2 milestone.in_progress milestones", "1 exact",
                "pillar-3 milestone.achieved milestones", "1 exact",
                "pillar-4 enrollment.enrolled people", "5000 at-least",
                "pillar-4 milestone.planned milestones", "1 exact"));
    }

    @Test
    void theTotalsAreThoseOfTheReview() {
        assertThat(pillars()).isEqualTo(ofTheReview());
    }

    @Test
    void aTargetIsNoTotal() {
        JsonNode initiative = client.api("/api/v1/initiatives/southern-mexico-new-programs");

        assertThat(initiative.path("targets").toString()).contains("10000000");
        QUERIES.forEach(query -> assertThat(client.api(query).toString()).doesNotContain("\"10000000"));
    }

    @Test
    void sendingEverythingAgainInAnotherOrderWithOtherClientsChangesNoTotal() {
        AgencyReports.assumePythonClient();
        AgencyReports.assumeKcat();
        List<JsonNode> before = answers();
        Map<String, Long> outcomes = client.outcomes();

        agency.publishWithPython(agency.shuffled(REPORTS, 1));
        agency.publishWithKcat(agency.shuffled(REPORTS, 2));

        awaitOutcomes(outcomes, "duplicate", 2 * REPORTS_OF_THE_REVIEW);
        await().during(QUIET).atMost(LIMIT).until(() -> answers().equals(before));
    }

    @Test
    void aRevisionReplaces() {
        publish("revised", 0, false, 100);
        awaitEnrolled("5100 at-least, reports 2");

        publish("revised", 1, false, 70);

        awaitEnrolled("5070 at-least, reports 2");
    }

    @Test
    void anOlderRevisionThatComesLateChangesNothing() {
        publish("late", 2, false, 300);
        awaitEnrolled("5300 at-least, reports 2");
        List<JsonNode> before = answers();
        Map<String, Long> outcomes = client.outcomes();

        publish("late", 1, false, 999);

        awaitOutcomes(outcomes, "superseded", 1);
        await().during(QUIET).atMost(LIMIT).until(() -> answers().equals(before));
    }

    @Test
    void whatIsWithdrawnIsTakenAwayAndALowerRevisionDoesNotBringItBack() {
        publish("withdrawn", 0, false, 40);
        awaitEnrolled("5040 at-least, reports 2");

        publish("withdrawn", 2, true, 40);

        awaitEnrolled("5000 at-least, reports 1");
        List<JsonNode> before = answers();
        Map<String, Long> outcomes = client.outcomes();

        publish("withdrawn", 1, false, 40);

        awaitOutcomes(outcomes, "superseded", 1);
        await().during(QUIET).atMost(LIMIT).until(() -> answers().equals(before));
    }

    /** Left out, the column would make a revision that counts of a withdrawal. */
    @Test
    void aWithdrawalThatIsMisspeltIsRefusedAndNothingIsSent() {
        publish("misspelt", 0, false, 40);
        awaitEnrolled("5040 at-least, reports 2");
        Map<String, Long> outcomes = client.outcomes();

        Path file = agency.write(List.of(
                AgencyReports.HEADER.replace("withdrawn", "withdraw"),
                AgencyReports.enrollment("misspelt", 1, true, 40)));
        assertThat(agency.refusedByPython(file))
                .startsWith(file + ":1: no report has a 'withdraw'; columns may be: agency, amount, crossings, ")
                .contains(" title, traffic, transaction, withdrawn");

        publish("misspelt", 1, true, 40);
        awaitEnrolled("5000 at-least, reports 1");
        awaitOutcomes(outcomes, "accepted", 1);
    }

    @Test
    void whatAReportOfItsKindDoesNotHaveIsRefused() {
        AgencyReports.assumePythonClient();

        Path file = agency.write(List.of(
                "# A comment, with a \"quote",
                AgencyReports.HEADER + ",port,note",
                AgencyReports.enrollment("belongs", 0, false, 40) + ",,\"two",
                "# lines\"",
                "#,\"",
                AgencyReports.enrollment("does-not", 0, false, 40) + ",2406,"));

        assertThat(agency.refusedByPython(file))
                .isEqualTo(file + ":6: 'port' is filled, and a report of kind enrollment has none\n");
    }

    @Test
    void aHeaderThatIsMissingOrNamesAColumnTwiceIsRefused() {
        AgencyReports.assumePythonClient();

        assertThat(agency.refusedByPython(agency.write(List.of("# nothing else"))))
                .contains("there is no header");
        assertThat(agency.refusedByPython(agency.write(List.of(AgencyReports.HEADER + ",people"))))
                .contains("there are two columns 'people'");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAColumn() {
        AgencyReports.assumePythonClient();
        published.add("marked");

        agency.publishWithPython(agency.write(
                List.of(BYTE_ORDER_MARK + AgencyReports.HEADER, AgencyReports.enrollment("marked", 0, false, 60))));

        awaitEnrolled("5060 at-least, reports 2");
    }

    @Test
    void theTotalsOffTheTopicAreThoseOfTheApi(Stack stack) {
        AgencyReports.assumePythonClient();

        Shell.Result totals = Shell.of(stack).run("/usr/bin/python3", "examples/python/totals.py");

        assertThat(totals.exit()).as(totals.err()).isZero();
        assertThat(totals.out().lines())
                .contains(
                        "pillar/pillar-4/enrollment.enrolled/people/all\t5000.00\t(1 reports)",
                        "pillar/pillar-2/investment.pledged/USD/all\t17500000.00\t(1 reports)");
    }

    private void publish(String reportId, int revision, boolean withdrawn, int people) {
        AgencyReports.assumePythonClient();
        if (!published.contains(reportId)) {
            published.add(reportId);
        }
        agency.publishEnrollment(reportId, revision, withdrawn, people);
    }

    private void awaitEnrolled(String figure) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                figure(client.api(ENROLLED).path("totals").path(0)))
                        .isEqualTo(figure));
    }

    private static String figure(JsonNode total) {
        return "%s %s, reports %d"
                .formatted(
                        total.path("value").asText(),
                        total.path("bound").asText(),
                        total.path("reports").asLong());
    }

    /** Every record sent has its outcome, the one that is expected, and no other outcome has grown. */
    private void awaitOutcomes(Map<String, Long> before, String outcome, long sent) {
        Map<String, Long> expected = new TreeMap<>(before);
        expected.merge(outcome, sent, Long::sum);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(client.outcomes()).isEqualTo(expected));
    }

    /** The totals of the pillars over all time. */
    private Map<String, String> pillars() {
        Map<String, String> pillars = new TreeMap<>();
        client.api("/api/v1/totals?scope=pillar&period=all")
                .path("totals")
                .forEach(total -> pillars.put(
                        "%s %s %s"
                                .formatted(
                                        total.path("id").asText(),
                                        total.path("measure").asText(),
                                        total.path("unit").asText()),
                        total.path("value").asText() + " " + total.path("bound").asText()));
        return pillars;
    }

    /** All that is answered of totals, and of what does not count, without the times and the version. */
    private List<JsonNode> answers() {
        return QUERIES.stream().map(query -> timeless(client.api(query))).toList();
    }

    private static JsonNode timeless(JsonNode answer) {
        ((ObjectNode) answer).remove(List.of("asOf", "version", "stale"));
        StreamSupport.stream(answer.path("totals").spliterator(), false)
                .forEach(total -> ((ObjectNode) total).remove("updatedAt"));
        return answer;
    }
}
