package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.local.stack.JvmOptions;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the pages for readers and receivers show is so: commands run, answers are as quoted, excerpts stand where they say. */
@ExtendWith(DemoStack.class)
class ReadmeIT {

    private static final List<String> PAGES = List.of("README.md", "docs/reading-totals.md", "docs/alerts.md");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PROMPT = "$ ";
    private static final String REPORT_ID = "english-for-semiconductors-enrolled";

    @TempDir
    private Path directory;

    static Stream<MarkdownBlock> blocks() {
        return PAGES.stream().flatMap(page -> MarkdownBlock.of(page).stream());
    }

    static Stream<MarkdownBlock> commands() {
        return blocks().filter(block -> block.isTested() && block.language().equals("sh"));
    }

    static Stream<MarkdownBlock> sessions() {
        return blocks().filter(block -> block.isTested() && block.language().equals("console"));
    }

    static Stream<MarkdownBlock> reports() {
        return blocks().filter(block -> block.isTested() && block.language().equals("csv"));
    }

    static Stream<MarkdownBlock> excerpts() {
        return blocks().filter(MarkdownBlock::isExcerpt);
    }

    @Test
    void everyBlockSaysHowItIsTested() {
        assertThat(blocks())
                .allSatisfy(
                        block -> assertThat(block.isMarked()).as("%s", block).isTrue());
        assertThat(blocks().filter(MarkdownBlock::isTested))
                .allSatisfy(
                        block -> assertThat(block.language()).as("%s", block).isIn("sh", "console", "csv"));
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sessions()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(excerpts()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandsRun(MarkdownBlock block, Stack stack) {
        assumeInstalled(block);

        Shell.Result result = run(stack, String.join("\n", block.lines()));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isNotEmpty().doesNotContain("\"totals\":[]");
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void theAnswersAreAsQuoted(MarkdownBlock block, Stack stack) {
        assumeInstalled(block);
        assertThat(block.lines().getFirst()).startsWith(PROMPT);
        String quoted = String.join("\n", block.lines().subList(1, block.lines().size()));

        await().atMost(LIMIT).untilAsserted(() -> {
            Shell.Result result = run(stack, block.lines().getFirst().substring(PROMPT.length()));
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(timeless(result.out())).isEqualTo(timeless(quoted));
        });
    }

    /** Under another reportId, so that the demo's own report stays as it is. */
    @ParameterizedTest
    @MethodSource("reports")
    void theRevisionReplacesTheFigure(MarkdownBlock block, Stack stack) {
        AgencyReports.assumePythonClient();
        AgencyReports agency = new AgencyReports(stack, directory);
        String shown = String.join("\n", block.lines());
        assertThat(shown).contains("," + REPORT_ID + ",1,false,", ",5400");
        String revision = shown.replace("," + REPORT_ID + ",", ",shown-in-the-readme,");
        try (Client client = new Client(stack)) {
            agency.publishWithPython(agency.write(
                    List.of(revision.replace(",1,false,", ",0,false,").replace(",5400", ",5000"))));
            awaitEnrolled(client, "10000");

            agency.publishWithPython(agency.write(List.of(revision)));
            awaitEnrolled(client, "10400");

            agency.publishWithPython(agency.write(List.of(revision.replace(",1,false,", ",2,true,"))));
            awaitEnrolled(client, "5000");
        }
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void theExcerptsStandInTheExamples(MarkdownBlock block) throws IOException {
        assertThat(unindented(Files.readAllLines(Shell.ROOT.resolve(block.source()))))
                .containsSubsequence(unindented(block.lines()));
    }

    @Test
    void theCommandsThatItNamesExist() throws IOException {
        String readme = Files.readString(Shell.ROOT.resolve("README.md"));
        assertThat(readme).contains("./hled demo ", "./hled test ");
        String help = new Shell(Map.of()).run("./hled", "--help").out();

        assertThat(named(readme, "\\./hled ([a-z]+)"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(command -> assertThat(help).contains("\n  " + command + " "));
        assertThat(named(readme, "(?<![\\w-])(--[a-z]+-port|--once|--fast|--data)\\b"))
                .hasSize(6)
                .allSatisfy(option -> assertThat(help).contains(option));
    }

    private static Set<String> named(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assumeInstalled(MarkdownBlock block) {
        String text = String.join("\n", block.lines());
        if (text.contains("curl")) {
            Shell.assumeInstalled("curl", "command -v curl");
        }
        if (text.contains("examples/python")) {
            AgencyReports.assumePythonClient();
        }
    }

    /** Runs lines as they stand, but against this stack; an answer that is no success ends them with an error. */
    private static Shell.Result run(Stack stack, String lines) {
        String script = """
                set -euo pipefail
                curl() { command curl --fail --show-error "$@"; }
                ./hled() {
                    "%s/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %s -Dhled.home=. \\
                        -cp 'local/target/dist/lib/*' org.hled.local.Hled \\
                        "$@" --api-port %d --kafka-port %d --registry-port %d
                }
                %s
                """.formatted(
                System.getProperty("java.home"),
                String.join(" ", JvmOptions.given()),
                stack.api(0).port(),
                stack.broker().port(),
                stack.registry().port(),
                lines.replace("127.0.0.1:8080", "127.0.0.1:" + stack.api(0).port())
                        .replace("127.0.0.1:9092", stack.bootstrapServers())
                        .replace(
                                "127.0.0.1:8081",
                                "127.0.0.1:" + stack.registry().port()));
        return Shell.of(stack).run("bash", "-c", script);
    }

    /** Times and versions differ with each run; lines of CSV end otherwise over HTTP than on the page. */
    private static String timeless(String answer) {
        return answer.replace("\r\n", "\n")
                .strip()
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\"version\":\\d+", "\"version\":N");
    }

    private static void awaitEnrolled(Client client, String value) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.api("/api/v1/totals?id=pillar-4&measure=enrollment.enrolled")
                                .path("totals")
                                .path(0)
                                .path("value")
                                .asText())
                        .isEqualTo(value));
    }

    private static List<String> unindented(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
