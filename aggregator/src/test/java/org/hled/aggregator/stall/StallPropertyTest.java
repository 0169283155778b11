package org.hled.aggregator.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hled.aggregator.Samples;
import org.hled.aggregator.report.Sign;
import org.hled.aggregator.rollup.figures.RollUpCodec;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.ConditionPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.HandlingAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.OutageNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.TimeReached;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.store.Entry;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;

/**
 * Random sequences of reports, rejections, silences, outages, catalog changes, pauses, crashes and restarts, against a model
 * that does not reckon with deadlines: it counts the seconds of silence, one by one.
 */
class StallPropertyTest {

    private static final List<String> INITIATIVES = List.of("alpha", "beta", "gamma");
    private static final String AGENCY = "mx-sep";
    private static final int SCHEMA_ID = 5;
    private static final long MILLIS = 1_000;
    private static final int BLIND_AFTER = (int) WatchedTime.BLIND_AFTER.toSeconds();

    /** What the model knows of an initiative. */
    private static final class Model {
        private int cadence;
        private int grace;
        private boolean expected;
        private boolean paused;
        private boolean reported;
        private int silence;
        private boolean open;

        private String status() {
            if (!expected) {
                return "closed";
            }
            if (paused) {
                return "paused";
            }
            if (silence > cadence + grace) {
                return "stalled";
            }
            if (silence > cadence) {
                return "late";
            }
            return reported ? "on-track" : "awaiting";
        }
    }

    private final AvroEncoder<org.hled.catalog.Initiative> encoder =
            new AvroEncoder<>(Topics.CATALOG.schema().orElseThrow(), SCHEMA_ID);

    private final Map<String, Model> models = new HashMap<>();
    private final List<Entry> log = new ArrayList<>();
    private final Set<String> reportedEver = new HashSet<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> expectedTransitions = new ArrayList<>();
    private RollUpState state;
    private long second;

    @Property(tries = 300)
    void statusesAndAlertsAreThoseOfTheModel(@ForAll Random random) {
        begin();
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> report(anyOf(random));
                case 3 -> catalog(anyOf(random), random);
                case 4 -> pause(anyOf(random), random.nextBoolean());
                case 5 -> outage(random);
                case 6 -> restart(compactedLog());
                case 7 -> crashAndDoItAgain();
                default -> watch(1 + random.nextInt(BLIND_AFTER));
            }
            look();
            assertThat(statuses()).as("after step %d", step).isEqualTo(modelled());
        }
        assertThat(sent).doesNotHaveDuplicates();
        INITIATIVES.forEach(
                initiative -> assertThat(of(initiative, kinds(sent))).isEqualTo(of(initiative, expectedTransitions)));
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new HashMap<>();
        models.keySet()
                .forEach(initiative -> statuses.put(
                        initiative,
                        state.stalls()
                                .condition(initiative)
                                .orElseThrow()
                                .status()
                                .id()));
        return statuses;
    }

    private Map<String, String> modelled() {
        Map<String, String> statuses = new HashMap<>();
        models.forEach((initiative, model) -> statuses.put(initiative, model.status()));
        return statuses;
    }

    /** One instance serves all tries. */
    private void begin() {
        models.clear();
        reportedEver.clear();
        log.clear();
        sent.clear();
        expectedTransitions.clear();
        state = new RollUpState();
        second = 1_717_200_000;
        write(new SchemaLearned(SCHEMA_ID, Topics.CATALOG.schema().orElseThrow()));
        write(new TimeReached(second * MILLIS));
    }

    private static String anyOf(Random random) {
        return INITIATIVES.get(random.nextInt(INITIATIVES.size()));
    }

    private void report(String initiative) {
        receive(initiative, second);
        Model model = models.get(initiative);
        if (model != null) {
            model.silence = 0;
            model.reported = true;
        }
    }

    /** What is received of an initiative before the catalog knows it is a sign too. */
    private void receive(String initiative, long at) {
        write(new SignReceived(1, new Sign(Sign.Kind.REPORT, initiative, AGENCY).key(), at));
        reportedEver.add(initiative);
    }

    private void catalog(String initiative, Random random) {
        Model model = models.get(initiative);
        if (model != null && random.nextInt(4) == 0) {
            model.expected = false;
            write(new CatalogEntryAccepted(initiative, new byte[0], true));
            return;
        }
        Model next = model == null ? new Model() : model;
        if (model == null) {
            models.put(initiative, next);
            next.reported = reportedEver.contains(initiative);
        } else if (!model.expected && !model.paused) {
            next.silence = 0;
        }
        next.expected = true;
        next.cadence = 20 + random.nextInt(80);
        next.grace = random.nextInt(60);
        write(new CatalogEntryAccepted(
                initiative,
                encoder.encode(Samples.initiative(initiative, AGENCY, "enrollment.enrolled")
                        .setStartDate("2024-01-01")
                        .setCadence("PT%dS".formatted(next.cadence))
                        .setGrace("PT%dS".formatted(next.grace))
                        .build()),
                true));
    }

    private void pause(String initiative, boolean paused) {
        Model model = models.get(initiative);
        if (model == null) {
            return;
        }
        if (model.paused && !paused && model.expected) {
            model.silence = 0;
        }
        model.paused = paused;
        write(new HandlingAccepted(
                initiative, paused ? new Handling.Paused(new Pause(OptionalLong.empty(), "")) : new Handling.None()));
    }

    private void watch(int seconds) {
        second += seconds;
        models.values().forEach(model -> model.silence += seconds);
        reach();
    }

    /** Nothing is seen for a while; a report that comes meanwhile is known afterwards. */
    private void outage(Random random) {
        state.stalls().setBlind(true);
        look();
        models.forEach((initiative, model) -> {
            if (model.expected && !model.paused) {
                assertThat(state.stalls().condition(initiative).orElseThrow().status())
                        .isEqualTo(Status.UNKNOWN);
            }
        });
        int seconds = BLIND_AFTER + 1 + random.nextInt(600);
        if (random.nextBoolean()) {
            String initiative = anyOf(random);
            receive(initiative, second + random.nextInt(seconds));
            Model model = models.get(initiative);
            if (model != null) {
                model.silence = 0;
                model.reported = true;
            }
        }
        second += seconds;
        reach();
        state.stalls().setBlind(false);
    }

    /** As the Roll-up does when a pulse has come. */
    private void reach() {
        state.stalls().time().endedBy(second * MILLIS).ifPresent(outage -> write(new OutageNoted(outage)));
        write(new TimeReached(second * MILLIS));
    }

    /** As the Roll-up does once a second, and what is to come of it. */
    private void look() {
        state.stalls().collectDue();
        for (StallBook.Judged judged : judgeAll()) {
            write(new ConditionPublished(judged.initiative(), judged.now()));
            judged.transition().ifPresent(transition -> sent.add(transition.id()));
        }
        for (String initiative : INITIATIVES) {
            Model model = models.get(initiative);
            if (model != null && isKnown(initiative)) {
                expectTransition(initiative, model);
            }
        }
    }

    private boolean isKnown(String initiative) {
        return state.stalls().condition(initiative).orElseThrow().status() != Status.UNKNOWN;
    }

    private void expectTransition(String initiative, Model model) {
        boolean stalled = model.status().equals("stalled");
        if (stalled != model.open) {
            expectedTransitions.add(initiative + (stalled ? "/raised" : "/resolved"));
            model.open = stalled;
        }
    }

    private List<StallBook.Judged> judgeAll() {
        return state.stalls().judgeDue(Integer.MAX_VALUE, (initiative, measure, unit) -> Optional.empty());
    }

    /** What was not committed is lost, and done again: here a look whose outcome had not gone out. */
    private void crashAndDoItAgain() {
        state.stalls().collectDue();
        judgeAll();
        restart(log);
    }

    private void restart(List<Entry> from) {
        state = new RollUpState();
        state.applyAll(from);
    }

    /** The last entry of each key, where it stood in the log. */
    private List<Entry> compactedLog() {
        Map<String, Entry> last = new LinkedHashMap<>();
        for (Entry entry : log) {
            String key = Arrays.toString(entry.key());
            last.remove(key);
            last.put(key, entry);
        }
        return List.copyOf(last.values());
    }

    private void write(RollUpEntry entry) {
        log.add(RollUpCodec.encode(entry));
        state.apply(entry);
    }

    private static List<String> of(String initiative, List<String> transitions) {
        return transitions.stream()
                .filter(transition -> transition.startsWith(initiative + "/"))
                .toList();
    }

    /** Initiative and transition, without the time. */
    private static List<String> kinds(List<String> ids) {
        return ids.stream().map(id -> id.replaceFirst("/.*/", "/")).toList();
    }
}
