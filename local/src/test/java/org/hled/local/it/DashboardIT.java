package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard in a browser, on the figures of the demo, from an API replica of its own. */
@ExtendWith(DemoStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int REPLICA = 31;
    private static final String ENROLLED = "[data-total='pillar/pillar-4/enrollment.enrolled/people/all'] dd";
    private static final String SEEN = ENROLLED + " [aria-hidden]";
    private static final String SAID = ENROLLED + " .unseen";
    private static final String CURRENT = "Live|Updated every 5 s|En vivo|Se actualiza cada 5 s";
    /** Those of the README are made anew where that is asked for. */
    private static final Path SCREENSHOTS = Boolean.getBoolean("screenshots")
            ? Shell.ROOT.resolve("docs/screenshots")
            : Path.of("target", "screenshots");

    private Part api;
    private Client client;
    private Chromium chromium;
    private Tab tab;

    @BeforeAll
    void start(Stack stack) throws IOException {
        Chromium.assumeInstalled();
        client = new Client(stack);
        api = stack.api(REPLICA, Map.of());
        api.launch();
        chromium = new Chromium(
                Path.of("target", "chromium-" + ProcessHandle.current().pid()));
        api.awaitReady();
    }

    @AfterAll
    void end() {
        if (client != null) {
            chromium.close();
            api.stop();
            client.close();
        }
    }

    @BeforeEach
    void openTab() {
        tab = chromium.tab();
        tab.size(1280, 900, 1);
    }

    @AfterEach
    void closeTab() {
        List<String> problems = tab.problems();
        tab.evaluate("localStorage.clear()");
        tab.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void showsTheTotalsOfThePillarsToTheEyeAndInWords() {
        show("?lang=en");

        assertThat(tab.text(SEEN)).isEqualTo("≥ 5,000");
        assertThat(textContent(SAID)).isEqualTo("at least 5,000 people");
        assertThat(tab.text("#pillar-2")).contains("≥ 33,000,000.00 USD", "~ 17,500,000.00 USD");
        assertThat(tab.text("#connection")).containsPattern(CURRENT);
        assertThat(tab.text("#as-of time")).isNotEmpty();
        assertThat(tab.text("[data-initiative='southern-mexico-new-programs']"))
                .contains("10,000,000.00 USD by Apr 19, 2027", "nothing reported yet");
        assertThat(tab.evaluate("document.querySelectorAll('#initiatives li').length")
                        .asInt())
                .isEqualTo(19);
    }

    @Test
    void theTableBeneathAChartHasTheSameFigures() {
        show("?lang=en");
        tab.choose("#chart-scope", "initiative/cybersecurity-workshop");
        tab.choose("#chart-by", "month");

        await().atMost(LIMIT).until(() -> tab.text("#charts figcaption").equals("Milestones achieved, by month"));

        assertThat(textContent("#charts .value")).isEqualTo("1");
        assertThat(textContent("#charts .label")).isEqualTo("Apr 2024");
        tab.click("#charts summary");
        assertThat(tab.text("#charts tbody tr")).startsWith("Apr 2024").contains("1");
        assertThat(tab.evaluate("document.querySelectorAll('#charts rect').length")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilAnotherIsChosen() {
        tab.languages("es-MX,es");
        show("");
        assertThat(tab.text("h1")).startsWith("Diálogo");
        assertThat(tab.text("#pillar-4 h3")).contains("Invertir en nuestra gente");

        tab.click("[data-language=en]");
        await().atMost(LIMIT).until(() -> tab.text("#pillar-4 h3").contains("Investing in Our People"));
        assertThat(tab.evaluate("location.search").asText()).isEqualTo("?lang=en");
        assertThat(language()).isEqualTo("en");

        show("");
        assertThat(language()).isEqualTo("en");
        show("?lang=es");
        assertThat(language()).isEqualTo("es");
        assertThat(textContent(SAID)).isEqualTo("al menos 5,000 personas");
    }

    @Test
    void canBeUsedWithTheKeyboard() {
        show("?lang=en");

        tab.press("Tab");
        assertThat(tab.evaluate("document.activeElement.className").asText()).isEqualTo("skip");
        assertThat(tab.evaluate("document.activeElement.getBoundingClientRect().top")
                        .asInt())
                .isNotNegative();
        tab.press("Tab");
        tab.press("Tab");
        assertThat(tab.evaluate("document.activeElement.lang").asText()).isEqualTo("es");
        assertThat(tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .isEqualTo("solid");
        tab.press("Enter");

        await().atMost(LIMIT).until(() -> language().equals("es"));
        assertThat(tab.evaluate("document.activeElement.lang").asText())
                .as("the focus stays")
                .isEqualTo("es");
        tab.press("Tab");
        assertThat(tab.evaluate("document.activeElement.innerText").asText()).isEqualTo("Pausar las actualizaciones");
    }

    @Test
    void aReportAppearsWithoutReloadingAndIsSaidOnce() {
        show("?lang=en");
        tab.evaluate("window.isSameDocument = true");
        try {
            publish("dashboard", 0, false, 7);
            await().atMost(LIMIT).until(() -> tab.text(SEEN).equals("≥ 5,007"));
            await().atMost(LIMIT)
                    .until(() -> textContent("#announcer")
                            .equals("Investing in Our People: People enrolled, at least 5,007 people."));
        } finally {
            publish("dashboard", 1, true, 7);
        }
        await().atMost(LIMIT).until(() -> tab.text(SEEN).equals("≥ 5,000"));
        assertThat(tab.evaluate("window.isSameDocument").asBoolean()).isTrue();
    }

    @Test
    void saysThatItIsCutOffKeepsTheFiguresAndComesBack() {
        show("?lang=en");
        api.kill();
        try {
            await().atMost(LIMIT).until(() -> tab.text("#connection").startsWith("Cut off"));
            assertThat(tab.text(SEEN)).isEqualTo("≥ 5,000");
        } finally {
            api.start();
        }
        await().atMost(LIMIT).until(() -> tab.text("#connection").matches("(?:%s).*".formatted(CURRENT)));
        assertThat(tab.text(SEEN)).isEqualTo("≥ 5,000");
    }

    @Test
    void aFigureLeadsToAPageThatSaysWhatItWasWhenItIsAnotherOneNow() {
        show("?lang=en");
        String page = tab.evaluate("document.querySelector(%s).href".formatted(tab.quoted(ENROLLED + " a")))
                .asText();
        assertThat(page).matches(".*/figure\\?scope=pillar&id=pillar-4&.*&version=\\d+&lang=en");
        try {
            publish("dashboard-corrected", 0, false, 7);
            await().atMost(LIMIT).until(() -> tab.text(SEEN).equals("≥ 5,007"));
            String cited = tab.evaluate("document.querySelector(%s).href".formatted(tab.quoted(ENROLLED + " a")))
                    .asText();
            publish("dashboard-corrected", 1, false, 9);
            await().atMost(LIMIT).until(() -> tab.text(SEEN).equals("≥ 5,009"));
            await().atMost(LIMIT).until(() -> seen("#corrections li").contains("from ≥ 5,007 to ≥ 5,009"));
            assertThat(seen("#corrections li"))
                    .contains("Investing in Our People: People enrolled", "1 report was revised or withdrawn.");

            tab.open(cited);
            await().atMost(LIMIT).until(() -> seen("#then").equals("≥ 5,007"));
            assertThat(tab.text("h1")).isEqualTo("Investing in Our People: People enrolled, all time");
            assertThat(seen("#now")).isEqualTo("≥ 5,009");
            assertThat(seen("main .corrections li")).contains("from ≥ 5,007 to ≥ 5,009");
            assertThat(tab.text("#permalink")).isEqualTo(cited.replace("&lang=en", ""));
            axeFindsNothingWrongWithTheFigure();

            tab.click("[data-language=es]");
            await().atMost(LIMIT).until(() -> tab.text("#changed").equals("La cifra dice otra cosa ahora:"));
            assertThat(tab.evaluate("location.search").asText()).contains("version=", "lang=es");
            assertThat(textContent("#then .unseen")).isEqualTo("al menos 5,007 personas");
        } finally {
            publish("dashboard-corrected", 2, true, 9);
        }
        show("?lang=en");
    }

    /** Both themes, and as narrow as a phone. */
    private void axeFindsNothingWrongWithTheFigure() {
        for (String theme : List.of("light", "dark")) {
            tab.theme(theme);
            assertThat(Axe.violations(tab)).isEmpty();
        }
        tab.size(320, 640, 1);
        assertThat(Axe.violations(tab)).isEmpty();
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(320);
        tab.size(1280, 900, 1);
    }

    @Test
    void theFigurePageCanBeUsedWithTheKeyboardAndCopiesItsLink() {
        tab.open(api.url()
                + "/figure?scope=pillar&id=pillar-4&measure=enrollment.enrolled&unit=people&period=all&lang=en");
        await().atMost(LIMIT).until(() -> seen("#then").equals("≥ 5,000"));

        tab.press("Tab");
        assertThat(tab.evaluate("document.activeElement.className").asText()).isEqualTo("skip");
        tab.press("Enter");
        tab.press("Tab");
        while (!tab.evaluate("document.activeElement.tagName").asText().equals("BUTTON")) {
            assertThat(tab.evaluate("document.activeElement.closest('main') !== null")
                            .asBoolean())
                    .isTrue();
            tab.press("Tab");
        }
        tab.press("Enter");

        await().atMost(LIMIT)
                .until(() -> textContent("#copied").equals("The link has been copied.")
                        || tab.evaluate("String(getSelection())").asText().equals(tab.text("#permalink")));
    }

    @Test
    void thatTheLinkIsCopiedIsToldEachTimeAndTheButtonKeepsItsName() {
        tab.open(api.url()
                + "/figure?scope=pillar&id=pillar-4&measure=enrollment.enrolled&unit=people&period=all&lang=en");
        await().atMost(LIMIT).until(() -> seen("#then").equals("≥ 5,000"));
        tab.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
        String button = "[data-copies=permalink]";

        tab.click(button);
        await().atMost(LIMIT).until(() -> textContent("#copied").equals("The link has been copied."));
        assertThat(tab.evaluate("window.copied").asText()).isEqualTo(tab.text("#permalink"));
        assertThat(tab.text(button)).isEqualTo("Copy the link");
        assertThat(Axe.violations(tab)).isEmpty();

        // What is read out must be another text, or it is not read out again.
        tab.click(button);
        await().atMost(LIMIT).until(() -> textContent("#copied").equals("The link has been copied.\u00a0"));

        tab.click("[data-language=es]");
        await().atMost(LIMIT).until(() -> tab.text(button).equals("Copiar el enlace"));
        tab.click(button);
        await().atMost(LIMIT).until(() -> textContent("#copied").equals("El enlace se ha copiado."));
    }

    @ParameterizedTest
    @CsvSource({
        "id=pillar-9&version=1, There is no such figure",
        "id=pillar-4&version=x, This address names no version",
        "id=pillar-4&version=999999, This address names no version"
    })
    void theFigurePageSaysWhatIsWrongWithItsAddress(String part, String said) {
        tab.open(api.url() + "/figure?scope=pillar&measure=enrollment.enrolled&unit=people&period=all&lang=en&" + part);

        await().atMost(LIMIT).until(() -> tab.text("#figure").startsWith(said));
        assertThat(Axe.violations(tab)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, light, 1280", "en, dark, 320", "es, dark, 1280", "es, light, 320"})
    void axeFindsNothingWrong(String lang, String theme, int width) {
        tab.size(width, 900, 1);
        tab.theme(theme);
        show("?lang=" + lang);
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");

        assertThat(Axe.violations(tab)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void nothingIsWiderThanAPhone(String lang) {
        tab.size(320, 640, 1);
        show("?lang=" + lang);
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");

        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(320);
    }

    /** For the README with {@code -Dscreenshots=true}. */
    @ParameterizedTest
    @CsvSource({"desktop, en, 1200, 1080", "desktop, es, 1200, 1080", "phone, en, 390, 844", "phone, es, 390, 844"})
    void screenshots(String device, String lang, int width, int height) throws IOException {
        tab.size(width, height, 1);
        show("?lang=" + lang);
        tab.evaluate("document.fonts.ready.then(() => 1)");

        Files.createDirectories(SCREENSHOTS);
        Path picture = Files.write(SCREENSHOTS.resolve("%s-%s.png".formatted(device, lang)), tab.screenshot());
        assertThat(picture).isNotEmptyFile();
    }

    /** Opens the page and waits until it shows the figures, the statuses and the charts. */
    private void show(String query) {
        tab.open(api.url() + "/" + query);
        await().atMost(LIMIT)
                .until(() -> tab.text(SEEN).equals("≥ 5,000")
                        && tab.text("#charts").length() > 0
                        && tab.evaluate("document.querySelector('#charts').ariaBusy === 'false'")
                                .asBoolean());
    }

    private String language() {
        return tab.evaluate("document.documentElement.lang").asText();
    }

    private String textContent(String selector) {
        return tab.evaluate("document.querySelector(%s)?.textContent ?? ''".formatted(tab.quoted(selector)))
                .asText();
    }

    /** What an element says to the eye, without the words for the ear. */
    private String seen(String selector) {
        return tab.evaluate("""
                (() => {
                    const copy = document.querySelector(%s)?.cloneNode(true);
                    copy?.querySelectorAll('.unseen').forEach((one) => one.remove());
                    return copy?.textContent ?? '';
                })()""".formatted(tab.quoted(selector))).asText();
    }

    /**
     * More people, under a report of this test's own: in the time of the demo's, so that no total is new, and none stays
     * behind emptied.
     */
    private void publish(String reportId, int revision, boolean isWithdrawn, long people) {
        var encoder = client.encoder(Topics.ENROLLMENTS);
        var report = EnrollmentUpdate.newBuilder(Entries.enrollment("mx-sep", "english-for-semiconductors", reportId))
                .setRevision(revision)
                .setWithdrawn(isWithdrawn)
                .setPeople(people)
                .setPeriodEnd("2024-04-19")
                .build();
        try (var producer = client.producer()) {
            producer.send(Entries.record(encoder, report));
        }
    }
}
