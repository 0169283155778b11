package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml and the images agree with the code and the build; nothing is started. */
class ComposeIT {

    private static final Pattern VARIABLE = Pattern.compile("\\bHLED_[A-Z_]+");

    @Test
    void dockerComposeReadsTheFile() {
        Shell.assumeInstalled("docker-compose", "command -v docker-compose");

        Shell.Result result = new Shell(Map.of()).run("docker-compose", "-f", "docker-compose.yml", "config", "-q");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void brokerAndRegistryAreOfTheVersionsThatTheBuildTests() {
        assertThat(service("kafka")).containsEntry("image", "apache/kafka:" + version("kafka.version"));
        assertThat(service("registry"))
                .containsEntry("image", "apicurio/apicurio-registry:" + version("apicurio.version"));
    }

    @Test
    void portsOfThisHostAreTheDefaultsOfTheCommandLineAndOpenToItAlone() {
        assertThat(service("kafka")).containsEntry("ports", List.of("127.0.0.1:9092:9092"));
        assertThat(service("registry")).containsEntry("ports", List.of("127.0.0.1:8081:8080"));
        assertThat(service("api")).containsEntry("ports", List.of("127.0.0.1:8080:8080"));
        // With a port of the host it could not be scaled.
        assertThat(service("aggregator")).doesNotContainKeys("ports", "container_name");
        String options = read("local/src/main/java/org/hled/local/PortOptions.java");
        assertThat(options).contains("defaultValue = \"9092\"", "defaultValue = \"8081\"", "defaultValue = \"8080\"");
    }

    @Test
    void theBrokerIsReachedWhereItSaysAndMakesNoTopicByItself() {
        Map<?, ?> environment = environment("kafka");

        assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS").toString().split(","))
                .contains("CONTAINERS://kafka:19092", "HOST://127.0.0.1:9092");
        assertThat(environment.get("KAFKA_AUTO_CREATE_TOPICS_ENABLE")).isEqualTo("false");
        assertThat(environment("registry").get("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS"))
                .isEqualTo("kafka:19092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aggregator", "api"})
    void aServiceIsToldWhereTheOthersAreByTheNamesThatItReads(String module) throws IOException {
        assertThat(service(module)).containsEntry("build", "./" + module);
        assertThat(environment(module).get("HLED_BOOTSTRAP_SERVERS")).isEqualTo("kafka:19092");
        assertThat(environment(module).get("HLED_SCHEMA_REGISTRY")).isEqualTo("http://registry:8080/apis/ccompat/v7");
        Set<String> given = variables(read(module + "/Dockerfile"));
        environment(module).keySet().forEach(name -> given.add(name.toString()));
        assertThat(variablesRead(module)).containsAll(given);
    }

    /** Passed through from the environment of docker-compose; in the file itself there is no secret. */
    @Test
    void whatIsOptionalIsEmptyUnlessItIsGiven() {
        Map<String, Object> optional = new TreeMap<>();
        environment("api").forEach((name, value) -> {
            if (value.toString().startsWith("$")) {
                optional.put(name.toString(), value);
            }
        });

        assertThat(optional)
                .containsOnlyKeys("HLED_ALERTMANAGER_URL", "HLED_OPERATOR_TOKEN")
                .allSatisfy((name, value) -> assertThat(value).isEqualTo("${%s:-}".formatted(name)));
        assertThat(environment("aggregator").values())
                .noneMatch(value -> value.toString().startsWith("$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aggregator", "api"})
    void anImageRunsTheMainClassOfItsModule(String module) {
        String image = read(module + "/Dockerfile");
        String mainClass = group(image, "\"(org\\.hled\\.[\\w.]+)\"\\]");

        assertThat(read("%s/src/main/java/%s.java".formatted(module, mainClass.replace('.', '/'))))
                .contains("public static void main(");
        assertThat(group(image, "HLED_HTTP_PORT=(\\d+)"))
                .isEqualTo(group(image, "EXPOSE (\\d+)"))
                .isEqualTo("8080");
        assertThat(group(image, "FROM eclipse-temurin:(\\d+)")).isEqualTo(version("maven.compiler.release"));
        assertThat(image).contains("COPY target/dist/lib ", "HLED_HTTP_HOST=0.0.0.0");
    }

    /** The variables that the sources of a module name. */
    private static Set<String> variablesRead(String module) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Shell.ROOT.resolve(module + "/src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                names.addAll(variables(Files.readString(file)));
            }
        }
        return names;
    }

    private static Set<String> variables(String text) {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }

    private static Map<?, ?> environment(String service) {
        return (Map<?, ?>) service(service).get("environment");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name) {
        try (Reader reader = Files.newBufferedReader(Shell.ROOT.resolve("docker-compose.yml"))) {
            Map<String, Map<String, Object>> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return (Map<String, Object>) file.get("services").get(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String version(String property) {
        return group(read("pom.xml"), "<%1$s>(.+)</%1$s>".formatted(Pattern.quote(property)));
    }

    private static String group(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern))
                .group(1);
    }

    private static String read(String path) {
        try {
            return Files.readString(Shell.ROOT.resolve(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
