package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the dashboard makes of a stream and of answers that the demo does not give. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardStreamIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String FIGURE = "[data-total='pillar/pillar-4/enrollment.enrolled/people/all'] [aria-hidden]";
    /** What a title must not do. */
    private static final String TITLE = "<img src=x onerror='window.isTaken = true'>Course";

    private Chromium chromium;
    private PlayedServer server;
    private Tab tab;

    @BeforeAll
    void start() throws IOException {
        Chromium.assumeInstalled();
        chromium = new Chromium(
                Path.of("target", "chromium-stream-" + ProcessHandle.current().pid()));
    }

    @AfterAll
    void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = new PlayedServer();
        server.answer("programme", programme(initiative("course", TITLE)));
        server.answer("uncounted", """
                {"uncounted": [{"initiative": "course", "agency": "us-usaid", "measure": "port.trucks.northbound",
                "unit": "vehicles", "place": "2304", "period": "2024-Q1", "value": "1200", "reports": 2,
                "reason": "other-reporter", "message": "-"}]}""");
        server.answer("series", series("enrollment.enrolled"));
        server.begin("snapshot", """
                {"version": 5, "asOf": "2024-05-01T12:00:00Z", "stale": false, "totals": [%s], "statuses": [%s]}""".formatted(total("150"), status("stalled", "\"silent\", \"behind\"")));
        tab = chromium.tab();
        tab.open(server.url() + "/?lang=en");
        await().atMost(LIMIT).until(() -> tab.text(FIGURE).equals("150"));
    }

    @AfterEach
    void close() {
        assertThat(tab.problems()).isEmpty();
        tab.close();
        server.close();
    }

    @Test
    void followsTheStreamAndKeepsEveryDigit() {
        assertThat(tab.text("#connection")).startsWith("Live");

        server.tell("total", """
                {"version": 6, "asOf": "2024-05-01T12:00:01Z", "totals": [%s]}""".formatted(total("9007199254740993")));
        await().atMost(LIMIT).until(() -> tab.text(FIGURE).equals("9,007,199,254,740,993"));

        server.tell("total", """
                {"version": 5, "asOf": "2024-05-01T12:00:00Z", "totals": [%s]}""".formatted(total("1")));
        server.tell("heartbeat", """
                {"version": 6, "asOf": "2024-05-01T12:00:09Z", "stale": false}""");
        await().atMost(LIMIT)
                .until(() -> tab.evaluate("document.querySelector('#as-of time').dateTime")
                        .asText()
                        .equals("2024-05-01T12:00:09Z"));
        assertThat(tab.text(FIGURE)).isEqualTo("9,007,199,254,740,993");
    }

    @Test
    void saysWhenTheFiguresAreBehind() {
        server.tell("heartbeat", """
                {"version": 5, "asOf": "2024-05-01T12:00:00Z", "stale": true}""");
        await().atMost(LIMIT).until(() -> tab.text("#connection").startsWith("Behind"));

        server.tell("heartbeat", """
                {"version": 5, "asOf": "2024-05-01T12:00:30Z", "stale": false}""");
        await().atMost(LIMIT).until(() -> tab.text("#connection").startsWith("Live"));
    }

    @Test
    void tellsWhyAnInitiativeHasStalledUntilItIsOnTrack() {
        await().atMost(LIMIT).until(() -> tab.text("#stalled"), text -> text.contains("Course"));
        assertThat(tab.text("#stalled"))
                .contains("one was due Mar 1, 2024, and the last came Jan 31, 2024")
                .contains("People enrolled: behind the pace of its target by 20.")
                .contains("An alert was raised Apr 1, 2024.");
        assertThat(tab.text("#initiatives")).contains("150, 50% of the way; behind its pace by 20");
        assertThat(Axe.violations(tab)).isEmpty();

        server.tell("status", """
                {"version": 6, "asOf": "2024-05-01T12:00:01Z", "statuses": [%s]}""".formatted(status("on-track", "").replace("\"alert\": {", "\"was\": {")));
        await().atMost(LIMIT)
                .until(() -> tab.text("#stalled").equals("Nothing has stalled, and no initiative is late."));
    }

    @Test
    void aTitleIsTextAndNeverRuns() {
        await().atMost(LIMIT).until(() -> tab.text("#initiatives h4").equals(TITLE));
        assertThat(tab.evaluate("window.isTaken === undefined").asBoolean()).isTrue();
    }

    @Test
    void aPeriodWithoutReportsIsAGapInChartAndTable() {
        await().atMost(LIMIT)
                .until(
                        () -> tab.evaluate("document.querySelectorAll('#charts tbody tr').length")
                                .asInt(),
                        count -> count == 3);
        assertThat(tab.evaluate("document.querySelectorAll('#charts rect').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(tab.evaluate("document.querySelectorAll('#charts .gap').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(tab.evaluate(
                                "[...document.querySelectorAll('#charts td [aria-hidden]')].map(one => one.textContent).join('|')")
                        .asText())
                .isEqualTo("≥ 9,007,199,254,740,993|–|0");
    }

    @Test
    void showsQuartersWhereThereAreTooManyMonthsAndSaysSoWhereMonthsAreChosen() {
        server.refuse("series?scope=pillar&id=pillar-4&by=month", 413);

        tab.choose("#chart-scope", "pillar/pillar-4");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("People enrolled, by quarter"));

        tab.choose("#chart-by", "month");
        await().atMost(LIMIT)
                .until(() -> tab.text("#charts").equals("There are too many periods of this length to be shown."));
        tab.click("[data-language=es]");
        await().atMost(LIMIT)
                .until(() -> tab.text("#charts").equals("Hay demasiados periodos de esta duración para mostrarlos."));
    }

    @Test
    void theChartsStayWithTheInitiativeThatWasChosenUntilTheCatalogLosesIt() {
        server.answer("series?scope=initiative&id=course&by=year", series("milestone.achieved"));
        tab.choose("#chart-by", "year");
        tab.choose("#chart-scope", "initiative/course");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("Milestones achieved, by year"));

        server.answer("programme", programme(initiative("atelier", "Atelier"), initiative("course", TITLE)));
        server.tell("heartbeat", heartbeat(6));
        await().atMost(LIMIT).until(() -> options().contains("initiative/atelier"));
        assertThat(scope()).isEqualTo("initiative/course");

        server.answer("programme", programme(initiative("atelier", "Atelier")));
        server.tell("heartbeat", heartbeat(7));
        await().atMost(LIMIT).until(() -> !options().contains("initiative/course"));
        assertThat(scope()).isEqualTo("programme/hled");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("People enrolled, by year"));
    }

    @Test
    void theBarsOfAnotherChoiceGoWhileItsOwnAreOnTheirWay() {
        tab.choose("#chart-by", "year");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("People enrolled, by year"));
        assertThat(chartsAreBusy()).isFalse();

        server.hold("series?scope=pillar&id=pillar-4&by=year");
        tab.choose("#chart-scope", "pillar/pillar-4");
        await().atMost(LIMIT).until(() -> tab.text("#charts").equals("Loading the figures …"));
        assertThat(chartsAreBusy()).isTrue();

        server.answer("series?scope=pillar&id=pillar-4&by=year", series("milestone.achieved"));
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("Milestones achieved, by year"));
        assertThat(chartsAreBusy()).isFalse();
    }

    @Test
    void nothingMovesWhileTheReaderHasPausedIt() {
        await().atMost(LIMIT).until(() -> tab.text("#initiatives h4").equals(TITLE));
        await().atMost(LIMIT).until(() -> !tab.text("#charts figcaption").isEmpty());

        tab.evaluate("document.querySelector('#pause').focus()");
        tab.press("Enter");
        await().atMost(LIMIT).until(() -> tab.text("#pause").equals("Resume updates"));
        assertThat(tab.text("#connection")).matches("Updates have been paused since .+ 20\\d\\d, .+\\.");
        String shown = shown();

        int asked = server.asked("programme");
        server.answer("programme", programme(initiative("course", TITLE), initiative("atelier", "Atelier")));
        server.tell("total", """
                {"version": 6, "asOf": "2024-05-01T12:00:01Z", "totals": [%s]}""".formatted(total("175")));
        server.tell("status", """
                {"version": 6, "asOf": "2024-05-01T12:00:01Z", "statuses": [%s]}""".formatted(status("on-track", "")));
        // Once it has heard of another version, it asks for the catalog again.
        await().atMost(LIMIT).until(() -> server.asked("programme") > asked);
        assertThat(shown()).isEqualTo(shown);
        assertThat(announced()).isEmpty();

        // In another language it is still what it was.
        tab.click("[data-language=es]");
        await().atMost(LIMIT).until(() -> tab.text("#pause").equals("Reanudar las actualizaciones"));
        await().atMost(LIMIT)
                .until(() -> tab.text("#connection").startsWith("Las actualizaciones están en pausa desde el "));
        assertThat(tab.text(FIGURE)).isEqualTo("150");
        assertThat(Axe.violations(tab)).isEmpty();

        tab.press("Enter");
        await().atMost(LIMIT).until(() -> tab.text("#pause").equals("Pausar las actualizaciones"));
        assertThat(tab.text(FIGURE)).isEqualTo("175");
        assertThat(tab.text("#connection")).startsWith("En vivo");
        assertThat(announced()).isEmpty();
        await().atMost(LIMIT).until(() -> options().contains("initiative/atelier"));

        server.tell("total", """
                {"version": 7, "asOf": "2024-05-01T12:00:02Z", "totals": [%s]}""".formatted(total("200")));
        await().atMost(LIMIT).until(() -> !announced().isEmpty());
        assertThat(announced()).isEqualTo("Gente: Personas inscritas, 200 personas.");
    }

    /** All that a pause holds. */
    private String shown() {
        return tab.evaluate(
                        "document.title + ['h1', '#as-of', 'main'].map(one => document.querySelector(one).outerHTML)")
                .asText();
    }

    private String announced() {
        return tab.evaluate("document.querySelector('#announcer').textContent").asText();
    }

    @Test
    void chartsThatComeDuringAPauseAreShownAfterItUnlessTheReaderHasChosenThem() {
        tab.choose("#chart-by", "year");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("People enrolled, by year"));
        server.hold("series");
        int asked = server.asked("series");
        server.tell("heartbeat", heartbeat(6));
        await().atMost(LIMIT).until(() -> server.asked("series") > asked);
        int come = seriesThatHaveCome();

        tab.click("#pause");
        server.answer("series", series("milestone.achieved"));
        await().atMost(LIMIT).until(() -> seriesThatHaveCome() > come);
        assertThat(tab.text("#charts figcaption")).isEqualTo("People enrolled, by year");
        tab.click("#pause");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("Milestones achieved, by year"));

        tab.click("#pause");
        tab.choose("#chart-by", "quarter");
        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("Milestones achieved, by quarter"));
    }

    private int seriesThatHaveCome() {
        return tab.evaluate(
                        "performance.getEntriesByType('resource').filter(one => one.name.includes('/series')).length")
                .asInt();
    }

    private boolean chartsAreBusy() {
        return tab.evaluate("document.querySelector('#charts').ariaBusy === 'true'")
                .asBoolean();
    }

    private String scope() {
        return tab.evaluate("document.querySelector('#chart-scope').value").asText();
    }

    private String options() {
        return tab.evaluate("[...document.querySelector('#chart-scope').options].map(one => one.value).join()")
                .asText();
    }

    @Test
    void showsWhatDidNotCountAndWhyInTheReadersLanguage() {
        tab.click("[data-language=es]");
        await().atMost(LIMIT).until(() -> tab.text("#uncounted"), text -> text.contains("Curso"));
        assertThat(tab.text("#uncounted"))
                .contains(
                        "Camiones de carga, hacia el norte: 1,200",
                        "T1 2024",
                        "2304",
                        "otra agencia cuya cifra cuenta");
        assertThat(tab.evaluate("document.querySelector('a[href=\"/api/v1/rejections\"]').innerText")
                        .asText())
                .isEqualTo("rechazos (JSON)");
    }

    private static String series(String measure) {
        return """
                {"series": [{"measure": "%s", "unit": "people", "points": [
                {"period": "2024-01", "value": "9007199254740993", "bound": "at-least", "reports": 1},
                {"period": "2024-02", "value": null, "bound": null, "reports": 0},
                {"period": "2024-03", "value": "0", "bound": "exact", "reports": 1}]}]}""".formatted(measure);
    }

    private static String heartbeat(int version) {
        return """
                {"version": %d, "asOf": "2024-05-01T12:00:0%dZ", "stale": false}""".formatted(version, version);
    }

    private static String programme(String... initiatives) {
        return """
                {"id": "hled", "title": {"en": "Programme", "es": "Programa"}, "pillars": [{"id": "pillar-4",
                "title": {"en": "People", "es": "Gente"}, "initiatives": [%s]}]}""".formatted(String.join(",", initiatives));
    }

    private static String initiative(String id, String title) {
        return """
                {"id": "%s", "title": {"en": "%s",
                "es": "Curso"}, "status": "stalled", "agencies": [{"agency": "mx-sep", "role": "lead"}],
                "startDate": "2024-01-01", "targets": [{"measure": "enrollment.enrolled", "unit": "people",
                "value": "200", "from": "2024-01-01", "baseline": "100", "due": "2029-01-01"}]}""".formatted(id, title);
    }

    private static String total(String value) {
        return """
                {"scope": "pillar", "id": "pillar-4", "measure": "enrollment.enrolled", "unit": "people",
                "period": "all", "value": "%s", "bound": "exact", "reports": 2}""".formatted(value);
    }

    private static String status(String status, String reasons) {
        return """
                {"id": "course", "pillar": "pillar-4", "title": {"en": "Course", "es": "Curso"}, "status": "%s",
                "reasons": [%s], "lastReport": "2024-01-31T12:00:00Z", "lastRejection": null,
                "due": "2024-03-01T12:00:00Z", "stallsAt": "2024-04-01T12:00:00Z", "pause": null,
                "alert": {"id": "course/1", "raisedAt": "2024-04-01T12:00:00Z", "acknowledgement": null},
                "targets": [{"measure": "enrollment.enrolled", "unit": "people", "value": "200",
                "due": "2029-01-01", "actual": "150", "expected": "170", "behindBy": "20", "movedAt": null}]}""".formatted(status, reasons);
    }
}
