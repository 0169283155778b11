package org.hled.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hled.api.Samples;
import org.hled.api.StatusSamples;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.Period;
import org.hled.api.figures.Pulse;
import org.hled.api.figures.Row;
import org.hled.api.figures.Status;
import org.hled.api.figures.TestTime;
import org.hled.api.figures.WholeChange;
import org.hled.api.stall.Standing;
import org.hled.api.stall.StandingJson;
import org.hled.api.totals.Selection;
import org.hled.schemas.code.Scope;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A hub without HTTP, figures that change as told, and clients that read as told. */
final class StreamModel {

    static final JsonMapper JSON = JsonMapper.createDefault();
    private static final List<String> INITIATIVES = List.of("a", "b", "c");
    private static final List<String> PILLARS = List.of("pillar-1", "pillar-2");

    static final List<Selection> SELECTIONS = List.of(
            selection(Scope.INITIATIVE, "a"),
            selection(Scope.INITIATIVE, "b"),
            selection(Scope.PILLAR, "pillar-1"),
            selection(Scope.PILLAR),
            selection(Scope.PROGRAMME),
            new Selection(
                    Set.of(Scope.PILLAR, Scope.INITIATIVE),
                    Set.of("pillar-2", "c"),
                    Set.of("enrollment.enrolled"),
                    Set.of(),
                    Set.of(Period.ALL, new Period("2024"))));

    final TestTime time = new TestTime();
    final Freshness freshness = time.freshness();
    final LiveFigures figures;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final StreamHub hub;
    final List<Client> clients = new ArrayList<>();
    private final Map<String, Row> published = new TreeMap<>();
    private long version = 10;

    StreamModel(long recentBytes) {
        this(recentBytes, 1000);
    }

    /** @param most how many streams may be open at once */
    StreamModel(long recentBytes, int most) {
        figures = time.figures(freshness, recentBytes);
        hub = new StreamHub(figures, freshness, JSON, new StreamCounts(meters), most);
        INITIATIVES.forEach(id -> publish(Samples.initiative(id, "pillar-1"), "entry " + id));
        freshness.currentAsOf(freshness.now());
        startOver();
    }

    private static Selection selection(Scope scope, String... ids) {
        return new Selection(Set.of(scope), Set.of(ids), Set.of(), Set.of(), Set.of(Period.ALL));
    }

    Client follow(Selection selection, Optional<String> lastEventId) {
        Client client = client(selection);
        client.open(lastEventId);
        clients.add(client);
        return client;
    }

    /** One that has not come yet. */
    Client client(Selection selection) {
        return new Client(selection);
    }

    /** Does something by this seed: changes the figures, or lets a client read or come again, or time go by. */
    void act(int seed) {
        Random random = new Random(seed);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> change(++version, rows(random));
            case 4 -> change(version, rows(random));
            case 5 -> {
                if (random.nextInt(3) == 0) {
                    startOver();
                }
            }
            case 6 -> {
                time.advance(Duration.ofSeconds(random.nextInt(20)));
                freshness.currentAsOf(freshness.now());
            }
            case 7 -> figures.hear(new Pulse(time.now(), version));
            case 8 -> {
                if (!clients.isEmpty()) {
                    clients.get(random.nextInt(clients.size())).comeAgain(random);
                }
            }
            default -> {
                if (!clients.isEmpty()) {
                    clients.get(random.nextInt(clients.size())).request(1 + random.nextInt(2));
                }
            }
        }
        if (random.nextInt(3) > 0) {
            pass();
        }
    }

    /** A pass; whoever is sent something has the figures as they are. */
    void pass() {
        List<Integer> before = clients.stream().map(client -> client.received).toList();
        hub.pass();
        for (int i = 0; i < clients.size(); i++) {
            if (clients.get(i).received > before.get(i)) {
                clients.get(i).check();
            }
        }
    }

    private List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String id = INITIATIVES.get(random.nextInt(INITIATIVES.size()));
            String pillar = PILLARS.get(random.nextInt(PILLARS.size()));
            String value = String.valueOf(random.nextInt(1000));
            switch (random.nextInt(12)) {
                case 0 -> publish(rows, Samples.initiative(id, pillar), "entry " + id);
                case 1 -> publish(rows, Samples.removed(id), "entry " + id);
                case 2, 3, 4 ->
                    publish(
                            rows,
                            StatusSamples.status(id, Status.values()[random.nextInt(Status.values().length)]),
                            "status " + id);
                case 5, 6 -> total(rows, "programme/hled/enrollment.enrolled/people/all", value);
                case 7, 8 -> total(rows, "pillar/" + pillar + "/enrollment.enrolled/people/all", value);
                case 9 -> total(rows, "initiative/" + id + "/enrollment.enrolled/people/2024", value);
                default -> total(rows, "initiative/" + id + "/enrollment.enrolled/people/all", value);
            }
        }
        return rows;
    }

    private void total(List<Row> rows, String key, String value) {
        publish(rows, Samples.total(key, value, 1), key);
    }

    private void publish(List<Row> rows, Row row, String key) {
        rows.add(row);
        publish(row, key);
    }

    private void publish(Row row, String key) {
        published.put(key, row);
    }

    void change(long itsVersion, List<Row> rows) {
        version = itsVersion;
        figures.apply(new WholeChange<>(itsVersion, time.now(), rows));
    }

    /** The reader begins anew. */
    void startOver() {
        figures.show(new WholeChange<>(version, time.now(), List.copyOf(published.values())));
    }

    long version() {
        return version;
    }

    /** Lets everybody read all there is, and sees that all have what the figures say. */
    void finish() {
        clients.stream().filter(client -> client.cut).forEach(client -> client.open(client.followed.lastId));
        clients.forEach(client -> client.request(100));
        pass();
        pass();
        clients.forEach(Client::check);
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** A client that takes a piece only when told to; most events are in one. */
    final class Client implements Subscriber<ByteBuffer> {
        final Selection selection;
        final Followed followed = new Followed();
        int received;
        /** Of the largest piece, in bytes. */
        int most;

        boolean cut;
        boolean ended;
        byte[] lastBytes;
        /** What happens when it is sent something for the first time. */
        Runnable onFirst = () -> {};

        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private Subscription subscription;

        Client(Selection selection) {
            this.selection = selection;
        }

        void open(Optional<String> lastEventId) {
            begun.reset();
            hub.open(selection, lastEventId).pieces().subscribe(this);
        }

        void comeAgain(Random random) {
            subscription.cancel();
            cut = false;
            open(random.nextInt(10) == 0 ? Optional.of("what?") : followed.lastId);
        }

        void request(int pieces) {
            subscription.request(pieces);
        }

        void cancel() {
            subscription.cancel();
        }

        void check() {
            figures.read(view -> {
                Map<String, JsonNode> totals = new TreeMap<>();
                selection.answer(view.figures()).forEach(total -> {
                    JsonNode json = tree(total);
                    totals.put(Followed.key(json), json);
                });
                assertThat(followed.totals).isEqualTo(totals);
                Map<String, JsonNode> statuses = new TreeMap<>();
                view.figures()
                        .catalog()
                        .filter(selection::covers)
                        .forEach(entry ->
                                statuses.put(entry.id(), tree(StandingJson.of(entry, Standing.of(view, entry.id())))));
                assertThat(followed.statuses).isEqualTo(statuses);
                return view;
            });
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer piece) {
            received++;
            lastBytes = piece.array();
            most = Math.max(most, piece.remaining());
            if (received == 1) {
                onFirst.run();
            }
            begun.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
            // JSON has no line breaks, so nearly always this is the end.
            if (piece.get(piece.limit() - 1) == '\n') {
                take(begun.toString(StandardCharsets.UTF_8));
            }
        }

        private void take(String text) {
            if (text.endsWith("\n\n")) {
                begun.reset();
                followed.take(text);
            }
        }

        @Override
        public void onError(Throwable t) {
            cut = true;
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }

    private static JsonNode tree(Object value) {
        try {
            return Followed.parse(new String(JSON.writeValueAsBytes(value), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("writing to memory", e);
        }
    }
}
