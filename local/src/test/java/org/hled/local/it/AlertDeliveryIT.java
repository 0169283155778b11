package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.catalog.Initiative;
import org.hled.catalog.Text;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.stall.Alert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts reach an Alertmanager and webhooks, from two replicas of the API. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertDeliveryIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration RESEND = Duration.ofSeconds(2);
    /** An alert that is not sent again is over by then. */
    private static final Duration LONGER_THAN_IT_LASTS_ALONE = RESEND.multipliedBy(4);

    private static final String STALLED = "InitiativeStalled";
    private static final String SECRET = "a secret of this test alone, and long enough";
    private static final String TOKEN = "token-of-the-operator-of-this-test";
    private static final int FIRST_REPLICA = 21;
    /** Of a change that is never reached: the statuses of the stack cannot say otherwise. */
    private static final long VERSION = 1L << 60;

    private final Instant raisedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final WebhookReceiver refusing = new WebhookReceiver();
    private final Alertmanager alertmanager = new Alertmanager(
            Path.of("target", "alertmanager-" + ProcessHandle.current().pid()));
    private final ExampleReceiver example = new ExampleReceiver(
            Path.of("target", "receiver-" + ProcessHandle.current().pid() + ".log"), SECRET);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private Client client;
    private Producer<byte[], byte[]> producer;
    private AvroEncoder<Alert> encoder;
    private List<Part> replicas = List.of();

    @BeforeAll
    void start(Stack stack) throws IOException {
        Alertmanager.assumeInstalled();
        Shell.assumeInstalled("python3", "python3 --version");
        client = new Client(stack);
        producer = producer(stack);
        encoder = client.encoder(Topics.ALERTS);
        alertmanager.start();
        example.start();
        Map<String, String> environment = Map.of(
                "HLED_OPERATOR_TOKEN", TOKEN,
                "HLED_ALERTMANAGER_URL", alertmanager.url(),
                "HLED_ALERTMANAGER_RESEND", RESEND.toString(),
                "HLED_WEBHOOKS_IT_ONCE_URL", receiver.url(),
                "HLED_WEBHOOKS_IT_ONCE_SECRET", SECRET,
                "HLED_WEBHOOKS_IT_REFUSING_URL", refusing.url(),
                "HLED_WEBHOOKS_IT_REFUSING_SECRET", SECRET,
                "HLED_WEBHOOKS_IT_EXAMPLE_URL", example.url(),
                "HLED_WEBHOOKS_IT_EXAMPLE_SECRET", SECRET);
        replicas = Stream.of(FIRST_REPLICA, FIRST_REPLICA + 1)
                .map(number -> stack.api(number, environment))
                .toList();
        replicas.forEach(Part::launch);
        replicas.forEach(Part::awaitReady);
    }

    @AfterAll
    void end() {
        replicas.forEach(Part::stop);
        alertmanager.close();
        example.close();
        receiver.close();
        refusing.close();
        http.close();
        if (client != null) {
            producer.close();
            client.close();
        }
    }

    @Test
    @Order(1)
    void anAlertStaysAtAlertmanagerUntilItIsResolved() {
        String initiative = "delivery-alertmanager";
        publish(alert(initiative, "raised"));

        await().atMost(LIMIT).until(() -> isActive(initiative));
        assertThat(alertmanager
                        .alert(STALLED, initiative)
                        .orElseThrow()
                        .path("annotations")
                        .path("summary")
                        .asText())
                .isEqualTo("Stalled: Title of %s (%s)".formatted(initiative, initiative));
        await().during(LONGER_THAN_IT_LASTS_ALONE)
                .atMost(LONGER_THAN_IT_LASTS_ALONE.multipliedBy(2))
                .until(() -> isActive(initiative));

        publish(alert(initiative, "resolved"));
        await().atMost(LIMIT).until(() -> !isActive(initiative));
        await().during(RESEND.multipliedBy(2))
                .atMost(LONGER_THAN_IT_LASTS_ALONE)
                .until(() -> !isActive(initiative));
    }

    @Test
    @Order(2)
    void anAlertmanagerThatWasDownLosesNothing() throws IOException {
        String before = "delivery-before";
        String meanwhile = "delivery-meanwhile";
        publish(alert(before, "raised"));
        await().atMost(LIMIT).until(() -> isActive(before));

        alertmanager.kill();
        publish(alert(meanwhile, "raised"));
        await().atMost(LIMIT)
                .until(() -> sink("alertmanager").path("state").asText().equals("failing"));
        alertmanager.start();

        await().atMost(LIMIT).until(() -> isActive(before) && isActive(meanwhile));
        publish(alert(before, "resolved"), alert(meanwhile, "resolved"));
        await().atMost(LIMIT).until(() -> !isActive(before) && !isActive(meanwhile));
    }

    @Test
    @Order(3)
    void aReceiverThatRefusesIsToldAgainUntilItAccepts() {
        String initiative = "delivery-refusing";
        await().atMost(LIMIT).until(() -> sink("it-refusing").path("pending").asLong() == 0);
        refusing.refuse(initiative, 2);
        publish(alert(initiative, "raised"), alert(initiative, "resolved"));

        await().atMost(LIMIT).until(() -> refusing.ids(initiative).contains(id(initiative, "resolved")));
        assertThat(refusing.ids(initiative))
                .containsExactly(
                        id(initiative, "raised"),
                        id(initiative, "raised"),
                        id(initiative, "raised"),
                        id(initiative, "resolved"));
    }

    @Test
    @Order(4)
    void theOperatorsTestGoesDownTheWholeRoad() throws Exception {
        Part last = replicas.getLast();
        var request = HttpRequest.newBuilder(URI.create(last.url() + "/api/v1/alerts/test"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(202);
        String id = json.readTree(response.body()).path("id").asText();
        await().atMost(LIMIT).until(() -> receiver.ids("test").equals(List.of(id)));
        await().atMost(LIMIT)
                .until(() -> alertmanager.alert("HledTestAlert", "test").isPresent());
    }

    @Test
    @Order(5)
    void theExampleOfAReceiverTakesWhatIsOursOnly() throws Exception {
        String initiative = "delivery-example";
        publish(alert(initiative, "raised"), alert(initiative, "raised"), alert(initiative, "resolved"));

        await().atMost(LIMIT)
                .until(
                        () -> example.printed()
                                .filter(line -> line.contains(initiative))
                                .map(AlertDeliveryIT::typeOf)
                                .toList(),
                        List.of("org.hled.alert.raised", "org.hled.alert.resolved")::equals);
        var forged = HttpRequest.newBuilder(URI.create(example.url()))
                .header("webhook-id", "forged")
                .header("webhook-timestamp", String.valueOf(Instant.now().getEpochSecond()))
                .header("webhook-signature", "v1,forged")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(http.send(forged, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
    }

    private static String typeOf(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    @Test
    @Order(6)
    void oneOfTwoReplicasDeliversAndTheOtherGoesOnWhenItIsKilled() {
        String initiative = "delivery-once";
        await().atMost(LIMIT).until(() -> sink("it-once").path("pending").asLong() == 0);
        Map<Part, Double> before = new HashMap<>();
        replicas.forEach(replica -> before.put(replica, delivered(replica)));
        publish(alert(initiative, "raised"));
        await().atMost(LIMIT)
                .until(() -> sink("it-once")
                        .path("lastDelivered")
                        .path("id")
                        .asText()
                        .equals(id(initiative, "raised")));
        List<Part> delivering = replicas.stream()
                .filter(replica -> delivered(replica) > before.get(replica))
                .toList();
        assertThat(delivering).hasSize(1);

        delivering.getFirst().kill();
        publish(alert(initiative, "reminder"), alert(initiative, "resolved"));

        await().atMost(LIMIT).until(() -> receiver.ids(initiative).contains(id(initiative, "resolved")));
        assertThat(receiver.ids(initiative))
                .containsExactly(id(initiative, "raised"), id(initiative, "reminder"), id(initiative, "resolved"));
    }

    @Test
    @Order(7)
    void aStallThatTheAggregatorFindsArrivesAndIsResolved() {
        String initiative = "delivery-found";
        Initiative entry = Entries.timed(
                initiative, "us-delivery", Duration.ofSeconds(1), Duration.ofSeconds(1), "enrollment.enrolled");
        try (var catalog = client.producer()) {
            catalog.send(Entries.record(client, entry));
            await().atMost(LIMIT).until(() -> isActive(initiative));

            catalog.send(Entries.record(
                    client, Initiative.newBuilder(entry).setStatus("suspended").build()));
            await().atMost(LIMIT).until(() -> !isActive(initiative));
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(receiver.ids(initiative))
                        .hasSize(2)
                        .allMatch(id -> id.startsWith(initiative + "/"))
                        .last()
                        .asString()
                        .endsWith("/resolved"));
    }

    /** How many deliveries to the webhook this replica has made. */
    private double delivered(Part replica) {
        return client.get(replica, "/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("hled_alert_deliveries_total")
                        && line.contains("outcome=\"delivered\"")
                        && line.contains("sink=\"it-once\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How the delivery to a sink stands, as a replica tells it. */
    private JsonNode sink(String name) throws IOException {
        var sinks = json.readTree(
                        client.get(replicas.getLast(), "/api/v1/alerts?limit=1").body())
                .path("sinks");
        for (JsonNode sink : sinks) {
            if (sink.path("name").asText().equals(name)) {
                return sink;
            }
        }
        throw new AssertionError("no sink " + name + " in " + sinks);
    }

    private boolean isActive(String initiative) {
        return alertmanager.alert(STALLED, initiative).isPresent();
    }

    /** Writes in transactions, as the aggregator does. */
    private static Producer<byte[], byte[]> producer(Stack stack) {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", stack.bootstrapServers(), "transactional.id", "alert-delivery-it"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private void publish(Alert... alerts) {
        producer.beginTransaction();
        for (Alert alert : alerts) {
            producer.send(new ProducerRecord<>(
                    Topics.ALERTS.name(),
                    alert.getInitiative().getBytes(StandardCharsets.UTF_8),
                    encoder.encode(alert)));
        }
        producer.commitTransaction();
    }

    private Alert alert(String initiative, String transition) {
        return Alert.newBuilder()
                .setId(id(initiative, transition))
                .setAlert(initiative + "/" + raisedAt)
                .setTransition(transition)
                .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setInitiative(initiative)
                .setPillar("pillar-2")
                .setTitle(new Text("Title of " + initiative, "Título de " + initiative))
                .setAgencies(List.of("us-usaid"))
                .setStatus(transition.equals("resolved") ? "on-track" : "stalled")
                .setReasons(List.of("silent"))
                .setRaisedAt(raisedAt)
                .setVersion(VERSION)
                .build();
    }

    private String id(String initiative, String transition) {
        return initiative + "/" + raisedAt + "/" + transition;
    }
}
