package org.hled.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.ApiServer;
import org.hled.api.Samples;
import org.hled.api.figures.Period;
import org.hled.api.http.PageRequest;
import org.hled.api.kafka.TestConsumers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the API says of itself is so. Its answers are checked wherever a test asks for one: see {@link ApiServer}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionHttpTest {

    private static final Described DESCRIBED = Described.served();

    private final ApiServer api = new ApiServer();

    @BeforeAll
    void show() {
        api.bean(TestConsumers.class).provide(DescriptionHttpTest::nothing);
        api.show(
                42,
                Samples.initiative("an-initiative", "pillar-4"),
                Samples.total("pillar/pillar-4/enrollment.enrolled/people/all", "5000", 1));
    }

    /** Topics without a record. */
    private static MockConsumer<byte[], byte[]> nothing() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        Map<TopicPartition, Long> start =
                Map.of(new TopicPartition("hled.alerts", 0), 0L, new TopicPartition("hled.rejections", 0), 0L);
        consumer.updateBeginningOffsets(start);
        consumer.updateEndOffsets(start);
        return consumer;
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void namesEachRouteOfTheServerAndNoOther() {
        Set<String> routes = api.bean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getTargetMethod().getDeclaringType().isAnnotationPresent(Hidden.class))
                .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(DESCRIBED.operations().keySet()).isEqualTo(routes);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysOfEachOperationWhatItIsForAndWhatItTakes(String name) {
        JsonNode operation = DESCRIBED.operations().get(name);

        for (String text : List.of("operationId", "summary", "description")) {
            assertThat(operation.path(text).asText()).as(text).isNotBlank();
        }
        assertThat(operation.path("tags")).hasSize(1);
        assertThat(parametersOf(operation)).allSatisfy(parameter -> {
            assertThat(parameter.path("name").asText()).isNotBlank();
            assertThat(parameter.path("description").asText()).isNotBlank();
            assertThat(parameter.path("schema").path("type").asText())
                    .isNotBlank()
                    .isNotEqualTo("object");
        });
    }

    @Test
    void refersToNothingThatIsNotThere() {
        assertThat(DESCRIBED.document().findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                DESCRIBED.document().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void namesEachOperationOnce() {
        assertThat(DESCRIBED.operations().values().stream()
                        .map(one -> one.path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    static Set<String> operations() {
        return DESCRIBED.operations().keySet();
    }

    /** Those that read their parameters as strictly as they say. */
    static List<String> readings() {
        return operations().stream()
                .filter(name -> name.startsWith("GET /api/v1/") && !name.endsWith("/stream"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void takesTheParametersThatItSaysItTakesAndNoOthers(String name) {
        JsonNode operation = DESCRIBED.operations().get(name);
        Set<String> told = parametersOf(operation).stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        JsonNode error = ApiServer.parse(api.get(path(name) + "?x=1"));

        String taken = error.path("detail").asText().replaceFirst(".*x: There is no such parameter; (.*?)\\..*", "$1");
        assertThat(Set.of(taken.replaceFirst("there is none here|allowed are ", "")
                        .split(", ")))
                .isEqualTo(told.isEmpty() ? Set.of("") : told);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void takesEachWordAndEndOfARangeThatItNamesAndNothingBeyond(String name) {
        for (JsonNode parameter : parametersOf(DESCRIBED.operations().get(name))) {
            if (parameter.path("in").asText().equals("query")) {
                String asked = path(name) + (name.contains("/badges/pillars") ? "?measure=m&" : "?")
                        + parameter.path("name").asText() + "=";
                goodOf(parameter)
                        .forEach(value -> assertThat(faultsOf(asked + value, parameter))
                                .as(asked + value)
                                .isEmpty());
                badOf(parameter)
                        .forEach(value -> assertThat(faultsOf(asked + value, parameter))
                                .as(asked + value)
                                .isNotEmpty());
            }
        }
    }

    /** What is wrong with the parameter, by the answer; empty if all is well. */
    private List<String> faultsOf(String path, JsonNode parameter) {
        HttpResponse<String> response = api.get(path);
        return response.statusCode() != 400
                ? List.of()
                : ApiServer.parse(response).path("errors").findValuesAsText("parameter").stream()
                        .filter(parameter.path("name").asText()::equals)
                        .toList();
    }

    private static List<String> goodOf(JsonNode parameter) {
        JsonNode schema = itemsOf(parameter);
        List<String> good = new ArrayList<>();
        schema.path("enum").forEach(word -> good.add(word.asText()));
        if (schema.has("maximum")) {
            good.addAll(List.of(
                    schema.path("minimum").asText(), schema.path("maximum").asText()));
        }
        if (schema.path("type").asText().equals("boolean")) {
            good.addAll(List.of("true", "false"));
        }
        return good;
    }

    private static List<String> badOf(JsonNode parameter) {
        JsonNode schema = itemsOf(parameter);
        if (schema.has("maximum")) {
            return List.of(
                    String.valueOf(schema.path("minimum").asInt() - 1),
                    String.valueOf(schema.path("maximum").asInt() + 1));
        }
        boolean isPlainText = !schema.has("enum")
                && !schema.has("pattern")
                && schema.path("type").asText().equals("string");
        return isPlainText && !schema.has("minLength") ? List.of() : List.of(isPlainText ? "" : "nonsense");
    }

    private static JsonNode itemsOf(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        return schema.path("type").asText().equals("array") ? schema.path("items") : schema;
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "2024", "2024-Q2", "2024-04", "2024-Q5", "2024-13", "24", "ALL", "2024-04-01", ""})
    void saysOfPeriodsWhatIsReadAsOne(String text) {
        for (String name : List.of("period", "periodWithin")) {
            String pattern = itemsOf(DESCRIBED.document().at("/components/parameters/" + name))
                    .path("pattern")
                    .asText();
            assertThat(text.matches(pattern)).isEqualTo(Period.parse(text).isPresent());
        }
    }

    @Test
    void saysHowManyEntriesAPageHasIfNothingIsSaid() {
        JsonNode limit = DESCRIBED.document().at("/components/parameters/limit/schema");

        assertThat(limit.path("default").asInt()).isEqualTo(PageRequest.DEFAULT_LIMIT);
        assertThat(limit.path("maximum").asInt()).isEqualTo(PageRequest.MAX_LIMIT);
    }

    @Test
    void isServedAsJsonUnlessYamlIsLikedBetter() {
        for (String accept : List.of("*/*", "application/json", "application/json, application/yaml;q=0.5")) {
            HttpResponse<String> response = api.get("/openapi", "Accept", accept);
            assertThat(response.headers().firstValue("Content-Type")).as(accept).contains("application/json");
            assertThat(ApiServer.parse(response)).isEqualTo(DESCRIBED.document());
        }
        for (HttpResponse<String> yaml :
                List.of(api.get("/openapi", "Accept", "application/yaml"), api.get("/openapi.yaml"))) {
            assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
            assertThat(new Yaml().<Map<String, Object>>load(yaml.body())).containsKeys("openapi", "paths");
        }
        assertThat(api.get("/openapi.json").body())
                .isEqualTo(api.get("/openapi").body());
        assertThat(api.get("/openapi").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void isSentAgainOnlyWhenItIsAnotherOne() {
        String tag = api.get("/openapi").headers().firstValue("ETag").orElseThrow();

        assertThat(api.get("/openapi", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.get("/openapi.yaml", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    /** What is recorded from the demo is what the schemas say. */
    @Test
    void hasExamplesThatAreAsTheSchemasSay() {
        List<JsonNode> told = new ArrayList<>();
        DESCRIBED
                .operations()
                .forEach((name, operation) -> operation
                        .path("responses")
                        .forEach(response -> response.path("content")
                                .properties()
                                .forEach(content -> {
                                    JsonNode media = content.getValue();
                                    if (media.has("example")
                                            && content.getKey().matches("application/(problem\\+)?json")) {
                                        told.add(media);
                                        assertThat(DESCRIBED.faults(media.path("schema"), media.path("example")))
                                                .as(name)
                                                .isEmpty();
                                    }
                                })));
        assertThat(told).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void saysItsVersion() {
        assertThat(DESCRIBED.document().at("/info/version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(DESCRIBED.document().path("openapi").asText()).isEqualTo("3.1.0");
    }

    /** A path of the operation, of something that is there. */
    private static String path(String name) {
        return name.replaceFirst("^GET ", "")
                .replace("{scope}/{id}/{measure}/{unit}/{period}", "pillar/pillar-4/enrollment.enrolled/people/all")
                .replace("/badges/pillars/{name}", "/badges/pillars/pillar-4.svg")
                .replace("/pillars/{id}", "/pillars/pillar-4")
                .replace("{name}", "an-initiative.svg")
                .replace("{id}", "an-initiative");
    }

    private static List<JsonNode> parametersOf(JsonNode operation) {
        return Stream.of(operation.path("parameters"))
                .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                .map(DESCRIBED::resolved)
                .toList();
    }
}
