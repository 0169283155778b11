package org.hled.aggregator.intake.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.report.Report;

/** What a check has seen before changes nothing: one that has seen nothing yet says the same of each update. */
class UpdateCheckPropertyTest {

    private static final long SUBMITTED = 1_700_000_000_000L;
    private static final long TEN_YEARS_LATER = SUBMITTED + 3_652L * 24 * 60 * 60 * 1000;
    private static final List<Optional<String>> OWNERS = List.of(Optional.empty(), Optional.of("mx-se"));

    /** An update as it came. */
    record Received(Update update, long appendTime, Optional<String> owner) {}

    private sealed interface Verdict {
        record Accepted(Report report) implements Verdict {}

        record Rejected(RejectionCode code, Optional<String> field, String message) implements Verdict {}
    }

    @Property(tries = 300)
    void judgesAsIfItWereTheFirst(@ForAll("received") List<Received> all) {
        UpdateCheck used = new UpdateCheck();

        assertThat(all).allSatisfy(one -> assertThat(judge(used, one)).isEqualTo(judge(new UpdateCheck(), one)));
    }

    /** What depends on more than the leaf is looked at each time. */
    @Example
    void judgesEachByItsTimeAndTopic() throws Refused {
        UpdateCheck check = new UpdateCheck();
        Update update = update("mx-se", "alpha", "2033-11-01", "2033-11-30", enrollment("ENROLLED"));
        check.check(update, TEN_YEARS_LATER, Optional.of("mx-se"));

        assertThat(judge(check, new Received(update, SUBMITTED, Optional.of("mx-se"))))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class, it -> assertThat(it.field()).contains("periodEnd"));
        assertThat(judge(check, new Received(update, TEN_YEARS_LATER, Optional.of("us-doc"))))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class, it -> assertThat(it.field()).contains("agency"));
    }

    /** More leaves than it can know at a time. */
    @Example
    void forgetsRatherThanMistakes() throws Refused {
        List<Integer> leaves = new ArrayList<>();
        for (int leaf = 0; leaf < 20_000; leaf++) {
            leaves.addAll(List.of(leaf, leaf));
        }
        Collections.shuffle(leaves, new Random(1));
        UpdateCheck check = new UpdateCheck();

        for (int leaf : leaves) {
            Update update = update("mx-se", "initiative-" + leaf, "2024-03-01", "2024-03-31", enrollment("ENROLLED"));
            assertThat(check.check(update, SUBMITTED, Optional.empty()).leaf())
                    .isEqualTo("initiative-" + leaf + "/mx-se/enrollment.enrolled/people/-/2024-03");
        }
    }

    @Provide
    Arbitrary<List<Received>> received() {
        Arbitrary<Update> updates = Combinators.combine(
                        Arbitraries.of("mx-se", "us-doc", "Mx"),
                        Arbitraries.of("alpha", "beta", ""),
                        Arbitraries.of("2024-03-01", "2024-02-01", "1899-12-31", "2024-02-30"),
                        Arbitraries.of("2024-03-31", "2024-03-30", "2024-12-31", "2033-11-30", "2024-01-01"),
                        statements())
                .as(UpdateCheckPropertyTest::update);
        Arbitrary<Received> one = Combinators.combine(
                        updates, Arbitraries.of(SUBMITTED, TEN_YEARS_LATER), Arbitraries.of(OWNERS))
                .as(Received::new);
        return one.list().ofMinSize(20).ofMaxSize(60);
    }

    private static Arbitrary<Statement> statements() {
        Arbitrary<Statement> enrollments = Combinators.combine(
                        Arbitraries.of("ENROLLED", "COMPLETED", "enrolled"), Arbitraries.of(1L, -1L))
                .as(Statement.Enrollment::new);
        Arbitrary<Statement> investments = Combinators.combine(
                        Arbitraries.of("COMMITTED", "ENROLLED"),
                        Arbitraries.of("1.00", "1.001"),
                        Arbitraries.of("USD", "MXN", "usd"))
                .as(Statement.Investment::new);
        Arbitrary<Statement> portThroughput = Combinators.combine(
                        Arbitraries.of("2304", "2402", "23"),
                        Arbitraries.of(Statement.Direction.values()),
                        Arbitraries.of("TRUCKS", "BUSES", "SHIPS"),
                        Arbitraries.of(1L, -1L))
                .as(Statement.PortThroughput::new);
        Arbitrary<Statement> milestones = Combinators.combine(
                        Arbitraries.of("report", "another"),
                        Arbitraries.of("title", ""),
                        Arbitraries.of("PLANNED", "ACHIEVED", "planned"))
                .as(Statement.Milestone::new);
        return Arbitraries.oneOf(enrollments, investments, portThroughput, milestones);
    }

    private static Statement enrollment(String stage) {
        return new Statement.Enrollment(stage, 1);
    }

    private static Update update(String agency, String initiative, String start, String end, Statement statement) {
        return new Update(
                agency,
                initiative,
                "report",
                0,
                false,
                start,
                end,
                SUBMITTED,
                Optional.of(Precision.EXACT),
                Optional.empty(),
                statement);
    }

    private static Verdict judge(UpdateCheck check, Received received) {
        try {
            return new Verdict.Accepted(check.check(received.update(), received.appendTime(), received.owner()));
        } catch (Refused e) {
            return new Verdict.Rejected(e.code(), e.field(), e.getMessage());
        }
    }
}
