package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page to try the API, in a browser, on the figures of the demo. */
@ExtendWith(DemoStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TryApiIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOTALS = "#operations-Figures-totals";
    private static final String LIVE = TOTALS + " .live-responses-table";

    private Chromium chromium;
    private Tab tab;

    @BeforeAll
    void start() throws IOException {
        Chromium.assumeInstalled();
        chromium = new Chromium(
                Path.of("target", "chromium-try-" + ProcessHandle.current().pid()));
    }

    @AfterAll
    void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open(Stack stack) {
        tab = chromium.tab();
        tab.size(1280, 900, 1);
        tab.open(stack.api(0).url() + "/api");
        await().atMost(LIMIT).until(() -> count(".opblock") > 20);
    }

    /** An exception, or what the page's policy refuses, is a problem. */
    @AfterEach
    void close() {
        var problems = tab.problems();
        tab.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void asksTheServerAndShowsItsAnswer() {
        tab.click(TOTALS + " .opblock-summary-control");
        await().atMost(LIMIT).until(() -> count(TOTALS + " .execute") == 1);
        assertThat(tab.text(TOTALS)).contains("Repeat it for several").contains("application/problem+json");

        tab.click(TOTALS + " .execute");

        await().atMost(LIMIT).until(() -> tab.text(LIVE).contains("\"scope\": \"pillar\""));
        assertThat(tab.text(LIVE)).contains("200", "etag");
        JsonNode resources =
                tab.evaluate("performance.getEntriesByType('resource').map(one => new URL(one.name).origin)");
        assertThat(StreamSupport.stream(resources.spliterator(), false).map(JsonNode::asText))
                .isNotEmpty()
                .containsOnly(tab.evaluate("location.origin").asText());
    }

    @Test
    void canBeUsedWithTheKeyboard() {
        tab.evaluate("document.querySelector('%s .opblock-summary-control').focus()".formatted(TOTALS));

        tab.press("Enter");

        await().atMost(LIMIT).until(() -> count(TOTALS + " .execute") == 1);
        tab.evaluate("document.querySelector('%s .execute').focus()".formatted(TOTALS));
        tab.press("Enter");
        await().atMost(LIMIT).until(() -> tab.text(LIVE).contains("\"scope\": \"pillar\""));
    }

    /** What is wrong with it is Swagger UI's, and named, so that more than that is found. */
    @Test
    void axeFindsWhatIsKnownToBeWrongOfItAndNothingElse() {
        assertThat(Axe.violations(tab).stream().map(violation -> violation.substring(0, violation.indexOf(':'))))
                .isSubsetOf(
                        "color-contrast",
                        "heading-order",
                        "nested-interactive",
                        "region",
                        "select-name",
                        "target-size");
    }

    private int count(String selector) {
        return tab.evaluate("document.querySelectorAll('%s').length".formatted(selector))
                .asInt();
    }
}
