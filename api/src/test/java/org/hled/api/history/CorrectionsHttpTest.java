package org.hled.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hled.api.ApiServer;
import org.hled.api.Samples;
import org.hled.api.kafka.TestConsumers;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CorrectionsHttpTest {

    private static final String PEOPLE = "pillar/pillar-4/enrollment.enrolled/people/all";
    private static final String MONTH = "pillar/pillar-4/enrollment.enrolled/people/2024-03";
    private static final String MONEY = "pillar/pillar-2/investment.pledged/USD/all";
    private static final String ENGLISH = "initiative/english/enrollment.enrolled/people/all";

    private final ApiServer api = new ApiServer();
    private final TestRegistry registry = api.bean(TestRegistry.class);
    private final HistoryTopic topic = new HistoryTopic(registry);

    @BeforeEach
    void provide() {
        api.bean(TestConsumers.class).provide(topic::consumer);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void correctSome() {
        for (String key : List.of(PEOPLE, MONTH, MONEY, ENGLISH)) {
            topic.write(key, 1, "5000");
        }
        topic.correct(PEOPLE, 2, "5400", "400");
        topic.correct(MONTH, 2, "5400", "400");
        topic.correct(ENGLISH, 2, "5400", "400");
        topic.marker();
        topic.write(MONEY, 3, "5100");
        topic.correct(MONEY, 4, "5098.50", "-1.50");
        read();
        api.show(
                5,
                HistoryTopic.row(PEOPLE, 2, "5400"),
                HistoryTopic.row(MONEY, 4, "5098.50"),
                Samples.initiative("english", "pillar-4"));
    }

    @Test
    void givesNewestFirstOfThePillarsForAllTimeWhereNothingElseIsAskedFor() {
        correctSome();

        JsonNode answer = api.json("/api/v1/corrections");

        assertThat(answer.path("version").asLong()).isEqualTo(5);
        assertThat(answer.path("stale").asBoolean()).isFalse();
        assertThat(answer.path("corrections"))
                .extracting(one -> one.path("id").asText() + " "
                        + one.path("before").path("value").asText() + " "
                        + one.path("after").path("value").asText())
                .containsExactly("pillar-2 5100.00 5098.50", "pillar-4 5000 5400");
        assertThat(answer.path("corrections").path(0))
                .hasToString(
                        "{\"scope\":\"pillar\",\"id\":\"pillar-2\",\"measure\":\"investment.pledged\",\"unit\":\"USD\","
                                + "\"period\":\"all\",\"correctedAt\":\"2024-04-30T12:00:05Z\","
                                + "\"before\":{\"value\":\"5100.00\",\"bound\":\"exact\",\"reports\":1,\"version\":3,"
                                + "\"permalink\":\"/api/v1/totals/" + MONEY + "?version=3\"},"
                                + "\"after\":{\"value\":\"5098.50\",\"bound\":\"exact\",\"reports\":1,\"version\":4,"
                                + "\"permalink\":\"/api/v1/totals/" + MONEY + "?version=4\"},"
                                + "\"revisions\":1,\"catalog\":false,\"rebuild\":false,\"amount\":\"-1.50\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope=initiative|english",
                "scope=initiative&scope=pillar|pillar-2 english pillar-4",
                "id=pillar-4|pillar-4",
                "id=pillar-4&period=2024-03|pillar-4",
                "period=all&period=2024-03|pillar-2 pillar-4 pillar-4",
                "measure=investment.pledged|pillar-2",
                "unit=people|pillar-4",
                "unit=trucks|",
                "period=2023|"
            })
    void givesWhatIsAskedFor(String queryAndIds) {
        correctSome();
        String[] parts = queryAndIds.split("\\|", -1);

        assertThat(api.json("/api/v1/corrections?" + parts[0]).path("corrections"))
                .extracting(one -> one.path("id").asText())
                .containsExactly(parts[1].isEmpty() ? new String[0] : parts[1].split(" "));
    }

    @Test
    void doesNotCallTheFirstFigureACorrection() {
        topic.correct(PEOPLE, 1, "5000", "5000");
        read();
        api.show(1, HistoryTopic.row(PEOPLE, 1, "5000"));

        assertThat(api.json("/api/v1/corrections").path("corrections")).isEmpty();
    }

    /** The history may be ahead of the figures for a moment. */
    @Test
    void tellsNothingOfAVersionThatIsNotShownYet() {
        topic.write(PEOPLE, 1, "1");
        topic.correct(PEOPLE, 2, "2", "1");
        read();
        api.show(1, HistoryTopic.row(PEOPLE, 1, "1"));
        assertThat(api.json("/api/v1/corrections").path("corrections")).isEmpty();

        api.show(2, HistoryTopic.row(PEOPLE, 2, "2"));
        assertThat(api.json("/api/v1/corrections").path("corrections")).hasSize(1);
    }

    @Test
    void givesPageByPage() {
        topic.write(PEOPLE, 1, "1");
        IntStream.rangeClosed(2, 60).forEach(version -> {
            topic.correct(PEOPLE, version, String.valueOf(version), "1");
            topic.marker();
        });
        read();
        api.show(60, HistoryTopic.row(PEOPLE, 60, "60"));

        List<Integer> paged = new ArrayList<>();
        String path = "/api/v1/corrections?limit=7";
        while (!path.isEmpty()) {
            HttpResponse<String> response = api.get(path);
            JsonNode page = ApiServer.parse(response);
            assertThat(page.path("corrections").size()).isBetween(1, 7);
            page.path("corrections")
                    .forEach(one -> paged.add(one.path("after").path("value").asInt()));
            path = page.has("next")
                    ? "/api/v1/corrections?limit=7&cursor=" + page.path("next").asText()
                    : "";
            assertThat(response.headers().firstValue("Link"))
                    .isEqualTo(path.isEmpty() ? Optional.empty() : Optional.of("<" + path + ">; rel=\"next\""));
        }

        assertThat(paged)
                .isEqualTo(IntStream.rangeClosed(2, 60).boxed().toList().reversed());
    }

    @Test
    void givesThemAsCsv() {
        correctSome();

        HttpResponse<String> csv = api.get("/api/v1/corrections?unit=USD", "Accept", "text/csv");

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(csv.body())
                .isEqualTo("scope,id,measure,unit,period,correctedAt,beforeValue,beforeBound,beforeReports,"
                        + "beforeVersion,afterValue,afterBound,afterReports,afterVersion,revisions,catalog,rebuild,amount,"
                        + "beforePermalink,afterPermalink\r\n"
                        + "pillar,pillar-2,investment.pledged,USD,all,2024-04-30T12:00:05Z,5100.00,exact,1,3,5098.50,"
                        + "exact,1,4,1,false,false,-1.50,/api/v1/totals/" + MONEY + "?version=3,/api/v1/totals/" + MONEY
                        + "?version=4\r\n");
    }

    @Test
    void answers304AsLongAsNothingHasChanged() {
        correctSome();
        for (String path : List.of("/api/v1/corrections", "/api/v1/corrections.atom")) {
            String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            api.show(6, HistoryTopic.row(PEOPLE, 2, "5400"));
            assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
            api.show(5, HistoryTopic.row(PEOPLE, 2, "5400"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope=planet",
                "period=2024-13",
                "limit=0",
                "limit=x",
                "cursor=dTE",
                "cursor=%00",
                "measure=",
                "format=xml",
                "lang=en"
            })
    void refusesWhatMakesNoSense(String query) {
        correctSome();

        HttpResponse<String> response = api.get("/api/v1/corrections?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiServer.parse(response)
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void knowsNoOtherIds() {
        correctSome();

        assertThat(api.get("/api/v1/corrections?id=pillar-9").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/corrections.atom?id=pillar-9").statusCode()).isEqualTo(404);
    }

    @Test
    void answers503WhileTheHistoryIsBeingReadOrTheBrokerIsDown() {
        api.show(1, HistoryTopic.row(PEOPLE, 1, "1"));
        HttpResponse<String> unread = api.get("/api/v1/corrections");
        assertThat(unread.statusCode()).isEqualTo(503);
        assertThat(unread.headers().firstValue("Retry-After")).isPresent();

        correctSome();
        topic.setDown(true);
        HttpResponse<String> down = api.get("/api/v1/corrections");

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).doesNotContain("Exception");
    }

    @Test
    void endsWhereCorrectionsWereDeletedAMomentAgo() {
        correctSome();

        topic.deleteBefore(8);

        assertThat(api.get("/api/v1/corrections").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotTellOfWhatStandsOnATopicThatWasMadeAnew() {
        correctSome();
        HistoryTopic other = new HistoryTopic(registry);
        for (int version = 1; version <= 20; version++) {
            other.write(version == 9 ? MONEY : PEOPLE, version, "1");
        }
        api.bean(TestConsumers.class).provide(other::consumer);

        assertThat(api.json("/api/v1/corrections").path("corrections")).isEmpty();
    }

    @Test
    void isAFeedForProgramsThatFollowFeeds() throws Exception {
        correctSome();

        HttpResponse<String> response = api.get("/api/v1/corrections.atom?lang=en");
        Element feed = feed(response);

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/atom+xml");
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.getAttribute("xml:lang")).isEqualTo("en");
        assertThat(child(feed, "id")).isEqualTo("tag:hled.org,2026:corrections/en/pillar////all");
        assertThat(child(feed, "title")).isEqualTo("HLED: corrected figures");
        assertThat(child(feed, "updated")).isEqualTo("2024-04-30T12:00:05Z");
        NodeList entries = feed.getElementsByTagName("entry");
        assertThat(entries.getLength()).isEqualTo(2);
        Element entry = (Element) entries.item(0);
        assertThat(child(entry, "id")).isEqualTo("tag:hled.org,2026:correction/" + MONEY + "/4");
        assertThat(child(entry, "title"))
                .isEqualTo("Promoting Sustainable Development, investment.pledged: from 5,100 USD to 5,098.50 USD");
        assertThat(child(entry, "updated")).isEqualTo("2024-04-30T12:00:05Z");
        assertThat(child(entry, "summary"))
                .isEqualTo("Of the change, -1.50 USD is correction. Reports revised or withdrawn: 1.");
        Element link = (Element) entry.getElementsByTagName("link").item(0);
        URI page = URI.create(api.url("/api/v1/corrections.atom"))
                .resolve(feed.getAttribute("xml:base"))
                .resolve(link.getAttribute("href"));
        assertThat(page.toString())
                .isEqualTo(api.url("/figure?scope=pillar&id=pillar-2&measure=investment.pledged&unit=USD&period=all"
                        + "&version=3"));
        assertThat(api.get(page.toString().substring(api.url("").length())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void isAFeedAtTheListsAddressTooAndInSpanish() throws Exception {
        correctSome();

        Element byHeader = feed(api.get("/api/v1/corrections?id=pillar-4&lang=es", "Accept", "application/atom+xml"));

        assertThat(byHeader.getAttribute("xml:lang")).isEqualTo("es");
        assertThat(child((Element) byHeader.getElementsByTagName("entry").item(0), "title"))
                .isEqualTo("Invertir en nuestra gente, enrollment.enrolled: de 5,000 personas a 5,400 personas");
        assertThat(api.get("/api/v1/corrections.atom?lang=fr").statusCode()).isEqualTo(400);
    }

    @Test
    void theFeedHasPagesAndNoHostInItsLinks() throws Exception {
        correctSome();

        HttpResponse<String> response = api.get("/api/v1/corrections.atom?limit=1&scope=pillar&scope=initiative");
        Element feed = feed(response);

        assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(1);
        NodeList links = feed.getElementsByTagName("link");
        List<String> next = IntStream.range(0, links.getLength())
                .mapToObj(i -> (Element) links.item(i))
                .peek(link ->
                        assertThat(link.getAttribute("href")).startsWith("/").doesNotStartWith("//"))
                .filter(link -> link.getAttribute("rel").equals("next"))
                .map(link -> link.getAttribute("href"))
                .toList();
        Element second = feed(api.get(next.getFirst()));
        assertThat(child(second, "id"))
                .as("pages are of one feed")
                .isEqualTo(child(feed, "id"))
                .isEqualTo("tag:hled.org,2026:corrections/en/initiative,pillar////all");
        assertThat(child((Element) second.getElementsByTagName("entry").item(0), "title"))
                .startsWith("Title of english, enrollment.enrolled: from 5,000 people");
        assertThat(response.body()).doesNotContain("http://127", "localhost");
    }

    @Test
    void writesWhatXmlHasNoWayToWriteNotAtAll() throws Exception {
        String evil = "pillar/pillar-4/<b>&\"\u0001/people/all";
        topic.write(evil, 1, "1");
        topic.correct(evil, 2, "2", "1");
        read();
        api.show(2, HistoryTopic.row(evil, 2, "2"));

        Element feed = feed(api.get("/api/v1/corrections.atom"));

        assertThat(child((Element) feed.getElementsByTagName("entry").item(0), "title"))
                .isEqualTo("Investing in Our People, <b>&\": from 1 people to 2 people");
    }

    @Test
    void anEmptyFeedIsOneToo() throws Exception {
        read();
        api.show(1, HistoryTopic.row(PEOPLE, 1, "1"));

        Element feed = feed(api.get("/api/v1/corrections.atom"));

        assertThat(feed.getElementsByTagName("entry").getLength()).isZero();
        assertThat(child(feed, "updated")).isEqualTo("2024-04-30T12:00:00Z");
    }

    private static Element feed(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(response.body())));
        return document.getDocumentElement();
    }

    private static String child(Element element, String name) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(i -> element.getChildNodes().item(i))
                .filter(node -> name.equals(node.getLocalName()))
                .map(node -> node.getTextContent())
                .findFirst()
                .orElseThrow();
    }

    private void read() {
        History history = api.bean(History.class);
        assertThat(new HistoryReading(topic.consumer(), registry, history).step())
                .isEmpty();
    }
}
