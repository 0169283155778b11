package org.hled.local.faults.former;

import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.hled.local.it.Client;
import org.hled.local.it.Entries;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Acknowledgement;

/** Two initiatives beside those of the load: of one an alert is open, the other is paused. */
public final class Standing {

    public static final String STALLED = "former-stalled";
    public static final String PAUSED = "former-paused";

    private static final String AGENCY = "us-former";
    private static final String MEASURE = "enrollment.enrolled";
    private static final Duration CADENCE = Duration.ofSeconds(4);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Standing() {}

    /** Brings it about, and waits until it is so. */
    static void begin(Client client) {
        try (Producer<byte[], byte[]> producer = client.producer()) {
            producer.send(Entries.record(client, Entries.timed(STALLED, AGENCY, CADENCE, GRACE, MEASURE)));
            producer.send(Entries.record(client, Entries.entry(PAUSED, AGENCY, MEASURE)));
            producer.send(Entries.record(
                    client,
                    Acknowledgement.newBuilder()
                            .setInitiative(PAUSED)
                            .setAction("pause")
                            .build()));
            await("the entry of " + STALLED, client, STALLED, "awaiting");
            report(client, producer);
        }
        await("a stall", client, STALLED, "stalled");
        await("a pause", client, PAUSED, "paused");
        Awaitility.await("an alert")
                .atMost(LIMIT)
                .until(() -> !client.alerts(STALLED).isEmpty());
    }

    /** The one that has stalled reports again. */
    public static void report(Client client) {
        try (Producer<byte[], byte[]> producer = client.producer()) {
            report(client, producer);
        }
    }

    private static void report(Client client, Producer<byte[], byte[]> producer) {
        producer.send(Entries.record(
                client.encoder(Topics.ENROLLMENTS), Entries.enrollment(AGENCY, STALLED, "former-report")));
    }

    private static void await(String what, Client client, String initiative, String status) {
        Awaitility.await(what)
                .atMost(LIMIT)
                .until(() -> client.status(initiative).equals(status));
    }
}
