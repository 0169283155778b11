package org.hled.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hled.api.Samples;
import org.hled.api.figures.Row;
import org.hled.api.totals.Selection;
import org.hled.schemas.code.Scope;
import org.junit.jupiter.api.Test;

class StreamHubTest {

    private static final long AMPLE = 1 << 20;
    private static final String OF_A = "initiative/a/enrollment.enrolled/people/all";

    private final StreamModel model = new StreamModel(AMPLE);

    /**
     * Whatever changes, whoever reads slowly, comes again with the last id that it has, or is there when the reader begins
     * anew: who is sent something has the figures as they are, and in the end all have.
     */
    @Property(tries = 500)
    void clientsHaveTheFiguresAsTheyAre(
            @ForAll @IntRange(min = 300, max = 3000) int recentBytes,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 5) Integer> selections,
            @ForAll @Size(max = 100) List<Integer> actions) {
        StreamModel any = new StreamModel(recentBytes);
        selections.forEach(selection -> any.follow(StreamModel.SELECTIONS.get(selection), Optional.empty()));
        actions.forEach(any::act);
        any.finish();
    }

    @Test
    void goingOnFromAnyVersionLeadsToTheFiguresAsTheyAre() {
        long first = model.version();
        for (int i = 0; i < 20; i++) {
            model.change(model.version() + 1, List.of(change(i), change(i * 7)));
        }

        for (long version = first; version <= model.version(); version++) {
            var client = model.follow(StreamModel.SELECTIONS.get(3), Optional.of(String.valueOf(version)));
            client.request(1);
            // It has nothing from an earlier stream here, so what it has is no state by itself.
            model.hub.pass();
            assertThat(client.followed.types()).doesNotContain("snapshot");
            var earlier = totalsAt(first, version);
            earlier.putAll(client.followed.totals);
            assertThat(earlier).isEqualTo(totalsAt(first, model.version()));
        }
    }

    private static Row change(int i) {
        return Samples.total("pillar/pillar-%d/enrollment.enrolled/people/all".formatted(1 + i % 4), "" + i, 1);
    }

    /** What a client has that has read everything up to a version, by a model of its own. */
    private TreeMap<String, JsonNode> totalsAt(long first, long version) {
        StreamModel other = new StreamModel(AMPLE);
        var client = other.follow(StreamModel.SELECTIONS.get(3), Optional.empty());
        for (int i = 0; i < version - first; i++) {
            other.change(other.version() + 1, List.of(change(i), change(i * 7)));
        }
        client.request(1);
        other.pass();
        return client.followed.totals;
    }

    @Test
    void aClientThatWasSlowGetsTheLatestValueOfEachKeyOnceAndNothingIsKeptForIt() {
        var client = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        client.request(1);
        model.pass();
        for (int i = 0; i < 1000; i++) {
            model.change(model.version() + 1, List.of(Samples.total(OF_A, String.valueOf(i), 1)));
            model.pass();
        }
        assertThat(client.received).isEqualTo(1);

        client.request(1);
        model.pass();

        assertThat(client.followed.types()).containsExactly("snapshot", "total");
        assertThat(client.followed.last("total").data().path("totals")).hasSize(1);
        assertThat(client.followed.value(OF_A)).contains("999");
        assertThat(model.count("hled.stream.coalesced")).isEqualTo(999);
    }

    @Test
    void encodesOnceForAllWhoFollowTheSameAndKnowAsMuch() {
        var first = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        first.request(10);
        model.pass();
        model.change(model.version() + 1, List.of(Samples.total(OF_A, "1", 1)));
        model.pass();
        var second = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        second.request(10);
        model.pass();
        model.change(
                model.version() + 1, List.of(Samples.total("programme/hled/enrollment.enrolled/people/all", "1", 1)));
        model.pass();

        model.change(model.version() + 1, List.of(Samples.total(OF_A, "2", 1)));
        model.pass();

        assertThat(second.lastBytes).isSameAs(first.lastBytes);
        assertThat(second.followed.value(OF_A)).contains("2");
    }

    /** So that no more is in memory at once than one is told: the figures may change between two who are told much. */
    @Test
    void sendsMuchBeforeItMakesMore() {
        changeTotalsOfA(20_000);
        var first = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        var second = model.follow(
                new Selection(Set.of(Scope.INITIATIVE, Scope.PROGRAMME), Set.of(), Set.of(), Set.of(), Set.of()),
                Optional.empty());
        first.onFirst = () -> model.change(model.version() + 1, List.of(Samples.total(OF_A, "7", 1)));
        first.request(1000);
        second.request(1000);

        model.hub.pass();

        assertThat(first.followed.lastId).contains(String.valueOf(model.version() - 1));
        assertThat(second.followed.lastId).contains(String.valueOf(model.version()));
    }

    private void changeTotalsOfA(int count) {
        model.change(
                model.version() + 1,
                IntStream.range(0, count)
                        .<Row>mapToObj(i -> Samples.total("initiative/a/measure.%d/people/all".formatted(i), "1", 1))
                        .toList());
    }

    @Test
    void sendsAnEventInPiecesAsTheyAreTakenAndNothingInBetween() {
        changeTotalsOfA(500);
        var client = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        long version = model.version();

        int pieces = 0;
        while (client.followed.types().isEmpty()) {
            client.request(1);
            model.hub.pass();
            assertThat(client.received).isEqualTo(++pieces);
            // There would be something else to tell, and it would be time for a heartbeat.
            model.change(model.version() + 1, List.of(Samples.total(OF_A, "1" + pieces, 1)));
            model.time.advance(StreamHub.PATIENCE.minusSeconds(1));
            model.hub.pass();
        }

        assertThat(pieces).isGreaterThan(3);
        assertThat(client.most).isEqualTo(Follower.PIECE);
        assertThat(client.cut).isFalse();
        assertThat(client.followed.lastId).contains(String.valueOf(version));
        assertThat(client.followed.totals).hasSize(500);
        client.request(1);
        model.pass();
        assertThat(client.followed.types()).containsExactly("snapshot", "total", "heartbeat");
    }

    @Test
    void cutsAClientThatStopsTakingInTheMiddleOfAnEvent() {
        changeTotalsOfA(500);
        var client = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        client.request(1);
        model.hub.pass();
        model.time.advance(StreamHub.PATIENCE.minusSeconds(1));
        client.request(1);
        model.hub.pass();

        model.time.advance(StreamHub.PATIENCE.minusSeconds(1));
        model.hub.pass();
        assertThat(client.cut).isFalse();
        model.time.advance(Duration.ofSeconds(1));
        model.hub.pass();

        assertThat(client.cut).isTrue();
    }

    @Test
    void cutsAClientThatTakesNothingForAMinuteAndNoOther() {
        var deaf = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        var client = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        client.request(100);
        model.pass();

        model.time.advance(StreamHub.PATIENCE.minusSeconds(1));
        model.pass();
        assertThat(deaf.cut).isFalse();
        model.time.advance(Duration.ofSeconds(1));
        model.pass();

        assertThat(deaf.cut).isTrue();
        assertThat(client.cut).isFalse();
        assertThat(model.meters.get("hled.stream.clients").gauge().value()).isEqualTo(1);
    }

    @Test
    void opensNoMoreThanItMayHoweverManyAskAtOnce() {
        StreamModel small = new StreamModel(AMPLE, 1);
        var first = small.client(StreamModel.SELECTIONS.get(0));
        var second = small.client(StreamModel.SELECTIONS.get(0));
        EventStream ofFirst = small.hub.open(first.selection, Optional.empty());
        EventStream ofSecond = small.hub.open(second.selection, Optional.empty());

        ofFirst.pieces().subscribe(first);
        ofSecond.pieces().subscribe(second);
        first.request(1);
        second.request(1);
        small.pass();

        assertThat(first.followed.types()).containsExactly("snapshot");
        assertThat(second.ended).isTrue();
        assertThat(second.received).isZero();
        assertThat(small.meters.get("hled.stream.clients").gauge().value()).isEqualTo(1);
        first.cancel();
        small.pass();
        small.follow(StreamModel.SELECTIONS.get(0), Optional.empty()).request(1);
        small.pass();
        assertThat(small.meters.get("hled.stream.clients").gauge().value()).isEqualTo(1);
    }

    @Test
    void sendsHeartbeatsOnlyToThoseForWhomItIsTime() {
        var early = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        early.request(100);
        model.pass();
        model.time.advance(Duration.ofSeconds(8));
        model.freshness.currentAsOf(model.freshness.now());
        var late = model.follow(StreamModel.SELECTIONS.get(0), Optional.empty());
        late.request(100);
        model.pass();

        model.time.advance(Duration.ofSeconds(7));
        model.freshness.currentAsOf(model.freshness.now());
        model.pass();

        assertThat(early.followed.types()).containsExactly("snapshot", "heartbeat");
        assertThat(late.followed.types()).containsExactly("snapshot");
    }
}
