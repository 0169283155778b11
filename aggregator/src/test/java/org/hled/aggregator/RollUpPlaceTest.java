package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.hled.schemas.topic.Road;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the Roll-up begins to read. */
class RollUpPlaceTest {

    private static final String CHANGELOG = "hled-roll-up-roll-up-changelog";

    private final PlayedBroker broker = new PlayedBroker();

    @BeforeEach
    void start() {
        broker.read.put(Road.ROLL_UP, 7L);
    }

    @Test
    void readsAllAnewWhereItsChangelogIsGone() throws Exception {
        assertThat(RollUpPlace.prepare(broker)).isTrue();

        assertThat(broker.read).doesNotContainKey(Road.ROLL_UP);
    }

    @Test
    void goesOnWhereItsChangelogIsThere() throws Exception {
        broker.changelogs.add(CHANGELOG);

        assertThat(RollUpPlace.prepare(broker)).isTrue();
        assertThat(broker.read).containsEntry(Road.ROLL_UP, 7L);
    }

    @Test
    void waitsForWhoeverIsInTheGroup() throws Exception {
        broker.working.add(Road.ROLL_UP);

        assertThat(RollUpPlace.prepare(broker)).isFalse();
        assertThat(broker.read).containsEntry(Road.ROLL_UP, 7L);
    }
}
