package org.hled.api.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.total;
import static org.hled.api.StatusSamples.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hled.api.ApiServer;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.InitiativeRow;
import org.hled.api.figures.Row;
import org.hled.api.figures.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadgesHttpTest {

    private static final String HOSTILE =
            "</title><script>alert('1')</script> & \"quotes\" ]]> \u0000\u0008\ud800 \ud83d\ude80 ñ";

    private static final Row[] ROWS = {
        initiative("first", "pillar-1"),
        initiative("second", "pillar-1"),
        hostile(),
        status("first", Status.ON_TRACK),
        status("hostile", Status.STALLED, "silent"),
        total("pillar/pillar-4/enrollment.enrolled/people/all", "5000", 1, 1, 0, 0),
        total("pillar/pillar-4/enrollment.enrolled/people/2024", "1", 1),
        total("pillar/pillar-2/investment.mobilised/USD/all", "17500000", 1, 0, 1, 0),
        total("pillar/pillar-2/investment.mobilised/MXN/all", "1234.5", 1),
        total("pillar/pillar-2/investment.mobilised/CAD/all", "0", 0),
        total("pillar/pillar-3/milestone.achieved/milestones/all", "0", 1),
        total("pillar/pillar-1/milestone.achieved/milestones/all", "0", 0)
    };

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(42, ROWS);
    }

    @AfterAll
    void close() {
        api.close();
    }

    private static InitiativeRow hostile() {
        CatalogEntry like = initiative("hostile", "pillar-1").entry().orElseThrow();
        return new InitiativeRow(
                "hostile",
                Optional.of(new CatalogEntry(
                        like.id(),
                        like.pillar(),
                        new CatalogEntry.Text(HOSTILE, HOSTILE),
                        like.description(),
                        like.agencies(),
                        like.measures(),
                        like.startDate(),
                        like.cadence(),
                        like.grace(),
                        like.timeZone(),
                        like.status(),
                        List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "initiatives/first, Title of first, on track",
        "initiatives/first?lang=es, Título de first, al corriente",
        "initiatives/second, Title of second, unknown",
        "pillars/pillar-4?measure=enrollment.enrolled, Investing in Our People, '≥ 5,000 people'",
        "pillars/pillar-4?measure=enrollment.enrolled&lang=es, Invertir en nuestra gente, '≥ 5,000 personas'",
        "pillars/pillar-2?measure=investment.mobilised&unit=USD, Promoting Sustainable Development, '~ 17,500,000 USD'",
        "pillars/pillar-2?measure=investment.mobilised&unit=MXN, Promoting Sustainable Development, '1,234.50 MXN'",
        "pillars/pillar-2?measure=investment.mobilised&unit=CAD, Promoting Sustainable Development, no figure yet",
        "pillars/pillar-3?measure=milestone.achieved, Securing Future Prosperity, 0 milestones",
        "pillars/pillar-1?measure=milestone.achieved, Building Back Together, no figure yet",
        "pillars/pillar-1?measure=nothing&lang=es, Reconstruir juntos, sin cifra aún"
    })
    void saysTheSameInBothForms(String path, String label, String message) {
        JsonNode json = api.json("/api/v1/badges/" + named(path, "json"));
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("label").asText()).isEqualTo(label);
        assertThat(json.path("message").asText()).isEqualTo(message);
        assertThat(json.path("color").asText()).matches("#[0-9a-f]{6}");

        Element svg = Xml.parse(api.get("/api/v1/badges/" + named(path, "svg")).body());
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains(label, message);
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo(label);
        assertThat(svg.getElementsByTagName("text").item(1).getTextContent()).isEqualTo(message);
    }

    private static String named(String path, String ending) {
        int query = path.indexOf('?');
        return query < 0 ? path + "." + ending : path.substring(0, query) + "." + ending + path.substring(query);
    }

    @Test
    void isAPictureForAnyPage() {
        HttpResponse<String> svg =
                api.get("/api/v1/badges/initiatives/first.svg", "Accept", "image/avif,image/*;q=0.8");

        assertThat(svg.statusCode()).isEqualTo(200);
        assertThat(svg.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(svg.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(svg.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        String tag = svg.headers().firstValue("ETag").orElseThrow();
        assertThat(api.get("/api/v1/badges/initiatives/first.svg", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void staysOneWellFormedPictureWhateverTheTitle() {
        String body = api.get("/api/v1/badges/initiatives/hostile.svg").body();

        Element svg = Xml.parse(body);
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("</title><script>alert('1')</script> & \"quotes\" ]]> ")
                .contains("\ud83d\ude80 ñ: stalled");
        assertThat(body).doesNotContain("<script", "style=", "<style", "href", "url(", "<image", "onload");
    }

    @Test
    void doesNotSayOnTrackWhileThePipelineIsSilent() {
        api.pulse(42);
        api.advance(Duration.ofSeconds(31));

        assertThat(api.json("/api/v1/badges/initiatives/first.json")
                        .path("message")
                        .asText())
                .isEqualTo("unknown");
        assertThat(api.get("/api/v1/badges/pillars/pillar-4.svg?measure=enrollment.enrolled")
                        .body())
                .contains("may be behind");
        api.pulse(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initiatives/unheard-of.svg",
                "initiatives/first",
                "initiatives/first.png",
                "initiatives/.svg",
                "pillars/pillar-9.json?measure=enrollment.enrolled"
            })
    void answers404ForWhatThereIsNot(String path) {
        HttpResponse<String> response = api.get("/api/v1/badges/" + path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "initiatives/first.svg?lang=fr, lang",
        "initiatives/first.svg?measure=x, measure",
        "pillars/pillar-4.svg, measure",
        "pillars/pillar-4.svg?measure=, measure",
        "pillars/pillar-4.svg?measure=a&measure=b, measure",
        "pillars/pillar-2.svg?measure=investment.mobilised, unit"
    })
    void refusesAParameterThatMakesNoSenseAndNamesIt(String path, String parameter) {
        HttpResponse<String> response = api.get("/api/v1/badges/" + path);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode errors = ApiServer.parse(response).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("parameter").asText()).isEqualTo(parameter);
    }
}
