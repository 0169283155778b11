package org.hled.aggregator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hled.aggregator.Samples;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Target;
import org.hled.catalog.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogCheckTest {

    private static Initiative.Builder valid() {
        return Samples.initiative("alpha", "mx-sep", "enrollment.enrolled")
                .setTargets(List.of(target("enrollment.enrolled", "people", "100")));
    }

    private static Target target(String measure, String unit, String value) {
        return new Target(measure, unit, value, "2024-01-01", "0", "2025-01-01");
    }

    static Stream<Arguments> badEntries() {
        return Stream.of(
                bad("id", entry -> entry.setId("Alpha")),
                bad("id", entry -> entry.setId("beta")),
                bad("pillar", entry -> entry.setPillar("pillar-5")),
                bad("title.es", entry -> entry.setTitle(new Text("A", " "))),
                bad("agencies", entry -> entry.setAgencies(List.of())),
                bad("agencies[0].agency", entry -> entry.setAgencies(List.of(new Participant("SEP", "lead")))),
                bad("agencies[0].role", entry -> entry.setAgencies(List.of(new Participant("mx-sep", "boss")))),
                bad(
                        "agencies[1].agency",
                        entry -> entry.setAgencies(
                                List.of(new Participant("mx-sep", "lead"), new Participant("mx-sep", "partner")))),
                bad(
                        "measures[0].measure",
                        entry -> entry.setMeasures(List.of(new ExpectedMeasure("enrollment.graduated", "mx-sep")))),
                bad(
                        "measures[0].agency",
                        entry -> entry.setMeasures(List.of(new ExpectedMeasure("enrollment.enrolled", "us-dos")))),
                bad("startDate", entry -> entry.setStartDate("2024-02-30")),
                bad("cadence", entry -> entry.setCadence("monthly")),
                bad("cadence", entry -> entry.setCadence("P0D")),
                bad("cadence", entry -> entry.setCadence("-P1M")),
                bad("cadence", entry -> entry.setCadence("PT-1H")),
                bad("cadence", entry -> entry.setCadence("P1M-1D")),
                bad("cadence", entry -> entry.setCadence("PT0.9S")),
                bad("cadence", entry -> entry.setCadence("P2Y1D")),
                bad("startDate", entry -> entry.setStartDate("+300000000-01-01")),
                bad("startDate", entry -> entry.setStartDate("-0001-01-01")),
                bad("cadence", entry -> entry.setCadence("P25M")),
                bad("cadence", entry -> entry.setCadence("PT17533H")),
                bad("cadence", entry -> entry.setCadence("P1MT1H")),
                bad("cadence", entry -> entry.setCadence("P2147483647Y")),
                bad("cadence", entry -> entry.setCadence("")),
                bad("grace", entry -> entry.setGrace("-P1D")),
                bad("grace", entry -> entry.setGrace("PT-1S")),
                bad("grace", entry -> entry.setGrace("P731D")),
                bad("grace", entry -> entry.setGrace("a week")),
                bad("reminder", entry -> entry.setReminder("P0D")),
                bad("reminder", entry -> entry.setReminder("PT0.5S")),
                bad("reminder", entry -> entry.setReminder("-P7D")),
                bad("reminder", entry -> entry.setReminder("P3Y")),
                bad("reminder", entry -> entry.setReminder("weekly")),
                bad("reminder", entry -> entry.setReminder("")),
                bad("timeZone", entry -> entry.setTimeZone("Mexico")),
                bad("timeZone", entry -> entry.setTimeZone("")),
                bad("status", entry -> entry.setStatus("running")),
                bad("targets[0].measure", entry -> entry.setTargets(List.of(target("money", "USD", "1")))),
                bad("targets[0].unit", entry -> entry.setTargets(List.of(target("enrollment.enrolled", "", "1")))),
                bad("targets[0].unit", entry -> entry.setTargets(List.of(target("investment.pledged", "$", "1")))),
                bad(
                        "targets[0].value",
                        entry -> entry.setTargets(List.of(target("enrollment.enrolled", "people", "many")))),
                bad(
                        "targets[0].value",
                        entry -> entry.setTargets(List.of(target("enrollment.enrolled", "people", "0")))),
                bad(
                        "targets[0].due",
                        entry -> entry.setTargets(List.of(
                                new Target("enrollment.enrolled", "people", "5", "2024-01-01", "0", "2024-01-01")))));
    }

    private static Arguments bad(String field, UnaryOperator<Initiative.Builder> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("badEntries")
    void namesTheFieldThatBreaksARule(String field, UnaryOperator<Initiative.Builder> change) {
        Initiative entry = change.apply(valid()).build();

        assertThatThrownBy(() -> CatalogCheck.check("alpha", entry))
                .isInstanceOfSatisfying(
                        InvalidEntry.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageStartingWith(field + " must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P90D", "P1Y", "P2Y", "P24M", "P730D", "PT17531H", "PT1H", "PT1S", "P2W", "P1DT12H"})
    void passesDurationsOfDaysAndOfHoursFromASecondToTwoYears(String duration) {
        Initiative entry = valid().setCadence(duration)
                .setGrace(duration)
                .setReminder(duration)
                .build();

        assertThatCode(() -> CatalogCheck.check("alpha", entry)).doesNotThrowAnyException();
    }

    @Test
    void passesNoGraceAndNoReminder() {
        for (String none : List.of("P0D", "PT0S")) {
            Initiative entry = valid().setGrace(none).setReminder(null).build();

            assertThatCode(() -> CatalogCheck.check("alpha", entry)).doesNotThrowAnyException();
        }
    }

    @Test
    void saysWhatADurationMayBe() {
        Initiative entry = valid().setCadence("P3Y").build();

        assertThatThrownBy(() -> CatalogCheck.check("alpha", entry))
                .hasMessage("cadence must be an ISO 8601 duration such as P1M, P90D or PT1H, from PT1S to P2Y,"
                        + " and is P3Y");
    }
}
