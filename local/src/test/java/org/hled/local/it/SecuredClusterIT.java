package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.CliProcess;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product on a cluster with TLS, SASL/SCRAM, and the rights that docs/security.md gives and no others. */
class SecuredClusterIT {

    private static final String AGENCY = "mx-secured";
    private static final String INITIATIVE = "secured";
    private static final String TOKEN = "token-of-the-operator-of-this-test";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final Path data =
            Path.of("target", "secured-" + ProcessHandle.current().pid());
    private final StackConfig config = StackConfig.onFreePorts(new Home(Path.of("..")), data);

    @Test
    void everybodyDoesTheirWorkWithTheRightsOfThePageAndNothingElse() throws Exception {
        SecuredBroker broker = new SecuredBroker(directory, config);
        try (Stack stack = new Stack(config);
                WebhookReceiver receiver = new WebhookReceiver()) {
            stack.broker(0, broker.settings()).start();
            stack.registry().start();
            Path operator;
            Path agency;
            try (Client client = new Client(stack);
                    Admin admin = client.admin()) {
                operator = broker.add(admin, "operator", "operator");
                agency = broker.add(admin, "agency", AGENCY);
                startServices(
                        stack,
                        broker,
                        receiver,
                        broker.add(admin, "aggregator", "aggregator"),
                        broker.add(admin, "API", "api"));

                run(stack, broker, operator, "onboard", AGENCY);
                run(stack, broker, operator, "publish", catalog().toString());
                report(client, broker, agency);
                await().atMost(LIMIT).until(() -> client.reports(INITIATIVE) == 1);
                assertThat(order(stack, "PUT", "initiatives/" + INITIATIVE + "/pause", "{}"))
                        .isBetween(200, 299);
                await().atMost(LIMIT).until(() -> client.status(INITIATIVE).equals("paused"));
                assertThat(order(stack, "POST", "alerts/test", "")).isBetween(200, 299);
                await().atMost(LIMIT).until(() -> !receiver.ids("test").isEmpty());
                assertThat(run(stack, broker, operator, "rebuild")).contains("generation 2 is current");
                assertThat(client.reports(INITIATIVE)).isEqualTo(1);
            }
            assertThat(denied()).as("what the page's rights do not suffice for").isEmpty();

            refuses(broker, agency, Topics.ENROLLMENTS.name());
            refuses(broker, agency, Topics.ENROLLMENTS.name() + "." + AGENCY + "-other");
            refuses(broker, agency, Topics.TOTALS.name());
            assertThat(fails(stack, broker, agency, "publish", catalog().toString()))
                    .contains("refuses it", "--kafka-properties");
            assertThat(denied()).as("what an agency may not do").isNotEmpty();
            for (String name : List.of("operator", AGENCY, "aggregator", "api")) {
                assertThat(logs()).doesNotContain(SecuredBroker.password(name));
            }
        }
    }

    private void startServices(Stack stack, SecuredBroker broker, WebhookReceiver receiver, Path aggregator, Path api) {
        stack.aggregator(
                        0,
                        Map.of(
                                "HLED_BOOTSTRAP_SERVERS",
                                broker.bootstrapServers(),
                                "HLED_KAFKA_PROPERTIES",
                                aggregator.toString()))
                .start();
        stack.api(
                        0,
                        Map.of(
                                "HLED_BOOTSTRAP_SERVERS",
                                broker.bootstrapServers(),
                                "HLED_KAFKA_PROPERTIES",
                                api.toString(),
                                "HLED_OPERATOR_TOKEN",
                                TOKEN,
                                "HLED_WEBHOOKS_SECURED_URL",
                                receiver.url(),
                                "HLED_WEBHOOKS_SECURED_SECRET",
                                "a secret of this test alone, and long enough"))
                .start();
    }

    private Path catalog() throws IOException {
        return Files.writeString(directory.resolve("catalog.yaml"), """
                initiatives:
                  - id: %s
                    pillar: pillar-4
                    title: {en: Secured, es: Seguro}
                    description: {en: For a test, es: Para una prueba}
                    agencies: [{agency: %s, role: lead}]
                    measures: [{measure: enrollment.enrolled, agency: %s}]
                    startDate: "2024-01-01"
                    cadence: "P1M"
                    grace: "P10D"
                    timeZone: America/Mexico_City
                    status: implementation
                """.formatted(INITIATIVE, AGENCY, AGENCY));
    }

    private void report(Client client, SecuredBroker broker, Path agency) throws Exception {
        var own = Topics.ENROLLMENTS.ofAgency(AGENCY);
        byte[] value = client.encoder(own).encode(Entries.enrollment(AGENCY, INITIATIVE, "first"));
        try (var producer = producer(broker, agency)) {
            producer.send(new ProducerRecord<>(own.name(), value)).get();
        }
    }

    private void refuses(SecuredBroker broker, Path agency, String topic) throws Exception {
        try (var producer = producer(broker, agency)) {
            assertThat(producer.send(new ProducerRecord<>(topic, new byte[0])))
                    .failsWithin(LIMIT)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(SecuredBroker broker, Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        settings.setProperty("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private String run(Stack stack, SecuredBroker broker, Path who, String... command) throws Exception {
        try (CliProcess process = start(stack, broker, who, command)) {
            assertThat(process.awaitExit(LIMIT.toSeconds())).as(process.err()).isZero();
            return process.out();
        }
    }

    private String fails(Stack stack, SecuredBroker broker, Path who, String... command) throws Exception {
        try (CliProcess process = start(stack, broker, who, command)) {
            assertThat(process.awaitExit(LIMIT.toSeconds())).isEqualTo(1);
            return process.err();
        }
    }

    private CliProcess start(Stack stack, SecuredBroker broker, Path who, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        all.addAll(List.of("--schema-registry", stack.registryUrl().toString()));
        all.addAll(List.of("--kafka-properties", who.toString()));
        return CliProcess.start(directory, all.toArray(String[]::new));
    }

    private static int order(Stack stack, String method, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stack.api(0).url() + "/api/v1/" + path))
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return Asked.within(LIMIT, http, request).statusCode();
        }
    }

    /** What the broker has refused, by its log. */
    private List<String> denied() throws IOException {
        return logs().lines().filter(line -> line.contains("is Denied")).toList();
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.list(data.resolve("logs"))) {
            for (Path file : files.toList()) {
                logs.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return logs.toString();
    }
}
