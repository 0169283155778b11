package org.hled.local.faults.strike;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.faults.former.FormerVersion;
import org.hled.local.faults.former.Standing;
import org.hled.local.faults.former.Told;
import org.hled.local.it.Client;
import org.hled.local.stack.Part;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Alert;

/** The stack begins with what a former version has left behind, and the load with the reports that are there. */
public final class Upgraded implements Strike {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Longer than any version will be kept. */
    private static final String NEVER = String.valueOf(100L * 365 * 24 * 60 * 60 * 1000);

    private final FormerVersion version;
    private Path data;

    public Upgraded(FormerVersion version) {
        this.version = version;
    }

    @Override
    public String name() {
        return "upgraded-from-" + version.name();
    }

    @Override
    public String what() {
        return "nothing fails: the stack is started on topics, state and registry of version %s, and its reports are revised, withdrawn and repeated"
                .formatted(version.name());
    }

    @Override
    public boolean startsAfresh() {
        return true;
    }

    /** What was recorded long ago is older than the broker would keep it: it deletes and compacts nothing here. */
    @Override
    public Arrangement arrange(StackConfig config) throws IOException {
        data = config.data();
        version.unpack(data);
        return new Arrangement(
                Map.of("log.initial.task.delay.ms", NEVER, "log.cleaner.enable", "false"),
                Map.of(),
                Map.of(),
                () -> {});
    }

    @Override
    public void strike(Scene scene) throws Exception {
        Told told = Told.read(data);
        Client client = scene.client();
        assertThat(scene.served().version()).as("version after the upgrade").isGreaterThan(told.version());
        assertThat(client.status(Standing.PAUSED)).isEqualTo("paused");
        Standing.report(client);
        checkFigures(client, told);
        scene.pass(Duration.ofSeconds(1), Duration.ofSeconds(3));
        awaitResolved(client);
        // The state is now of two versions: it is restored from what both have written.
        Part aggregator = scene.stack().aggregator(0);
        aggregator.stop();
        aggregator.start();
        scene.awaitEverythingUpToNow();
        checkAlerts(client, told);
        checkFigures(client, told);
    }

    /** What was told may have been joined by more since, and stays; the history may not have been read yet. */
    private static void checkFigures(Client client, Told told) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> told.figures().forEach(figure -> checkFigure(client, figure)));
    }

    private static void checkFigure(Client client, Told.Figure figure) {
        JsonNode total = client.api(figure.address()).path("total");
        figure.total()
                .properties()
                .forEach(field -> assertThat(total.path(field.getKey()))
                        .as("%s at %s", field.getKey(), figure.address())
                        .isEqualTo(field.getValue()));
    }

    private static void awaitResolved(Client client) {
        String alert = client.alerts(Standing.STALLED).getFirst().getAlert();
        Awaitility.await("the open alert is resolved")
                .atMost(LIMIT)
                .until(() -> transitions(client, alert).contains("resolved"));
    }

    /** The alert that was open was resolved, once, and none was raised beside it. */
    private static void checkAlerts(Client client, Told told) {
        List<String> ids =
                client.values(Topics.ALERTS).stream().map(Alert::getId).toList();
        assertThat(ids)
                .as("alerts")
                .startsWith(told.alerts().toArray(String[]::new))
                .doesNotHaveDuplicates();
        assertThat(transitions(
                        client, client.alerts(Standing.STALLED).getFirst().getAlert()))
                .startsWith("raised")
                .endsWith("resolved");
    }

    private static List<String> transitions(Client client, String alert) {
        return client.alerts(Standing.STALLED).stream()
                .filter(each -> each.getAlert().equals(alert))
                .map(Alert::getTransition)
                .toList();
    }
}
