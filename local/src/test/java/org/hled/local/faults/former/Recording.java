package org.hled.local.faults.former;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.hled.local.faults.former.Told.Figure;
import org.hled.local.faults.load.BusyAgencies;
import org.hled.local.it.Client;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Alert;

/**
 * Gives a new stack a past: some reports of all kinds and fates, a catalog that has changed, a schema that has grown, an open alert. In
 * the end the aggregator is stopped while reports come, as whoever upgrades does: some are then half-way.
 */
public final class Recording {

    private static final int REPORTS = 500;
    private static final int PER_SECOND = 200;
    private static final int MUTANTS = 20;
    private static final int CATALOG_CHANGES = 12;
    private static final int PARTITIONS = 2;
    /** Of so many figures one is kept. */
    private static final int FEW = 12;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String FIGURES =
            "/api/v1/totals?scope=programme&scope=pillar&scope=initiative&period=all&period=2024&period=2025-02&limit=10000";

    private final Stack stack;
    private final Client client;
    private final BusyAgencies load;
    private final List<Figure> figures = new ArrayList<>();

    private Recording(Stack stack, Client client, BusyAgencies load) {
        this.stack = stack;
        this.client = client;
        this.load = load;
    }

    /**
     * Lets agencies report to a stack that is ready and empty, and stops its aggregator.
     *
     * @param seed all that is sent follows from it
     * @return what the stack has told
     */
    public static Told of(Stack stack, long seed) throws Exception {
        try (Client client = new Client(stack);
                BusyAgencies load = new BusyAgencies(client, stack.bootstrapServers(), seed, PER_SECOND)) {
            Recording recording = new Recording(stack, client, load);
            Told told = recording.fill();
            recording.stopUnderLoad(told.version());
            return told;
        }
    }

    private Told fill() throws Exception {
        load.burst(REPORTS, 1);
        awaitEverything();
        noteFigures();
        load.onboardNext(PARTITIONS);
        load.useSchema(load.registerNewSchema());
        load.burst(REPORTS, 1);
        load.mutants(MUTANTS, 0);
        load.catalogChanges(CATALOG_CHANGES);
        Standing.begin(client);
        awaitEverything();
        long version = noteFigures();
        List<String> alerts =
                client.values(Topics.ALERTS).stream().map(Alert::getId).toList();
        return new Told(version, alerts, figures);
    }

    private void stopUnderLoad(long version) throws Exception {
        load.resume();
        Awaitility.await("totals that move")
                .atMost(LIMIT)
                .until(() -> client.api(FIGURES).path("version").asLong() > version);
        stack.aggregator(0).stop();
        load.pause();
        if (unread() == 0) {
            throw new AssertionError("nothing is half-way between Intake and Ledger: record once more");
        }
    }

    /** How many records the Ledger has not read yet. */
    private long unread() throws Exception {
        try (Admin admin = client.admin()) {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(new Road(Road.FIRST).ledger())
                    .partitionsToOffsetAndMetadata()
                    .get();
            return client.records(Topics.REPORTS.name()).stream()
                    .filter(record -> record.offset()
                            >= read.get(new TopicPartition(record.topic(), record.partition()))
                                    .offset())
                    .count();
        }
    }

    private void awaitEverything() {
        load.pause();
        Instant now = Instant.now();
        Awaitility.await("everything received before " + now + " is served")
                .atMost(LIMIT)
                .until(() ->
                        Instant.parse(client.api(FIGURES).path("asOf").asText()).isAfter(now));
    }

    /** Notes some figures as they are now, and returns their version. */
    private long noteFigures() {
        JsonNode now = client.api(FIGURES);
        long version = now.path("version").asLong();
        for (int i = 0; i < now.path("totals").size(); i += FEW) {
            String address = Client.permalink(now.path("totals").path(i), version);
            JsonNode total = Awaitility.await("the history at " + address)
                    .atMost(LIMIT)
                    .until(() -> client.api(address).path("total"), found -> !found.isMissingNode());
            figures.add(new Figure(address, total));
        }
        return version;
    }
}
