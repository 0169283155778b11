package org.hled.aggregator.rollup.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.table.SecretHash;
import org.junit.jupiter.api.Test;

class LeafStatesTest {

    /** Of three series, one of which begins as another does. */
    private static final List<String> KEYS = List.of(
            "alpha/mx-sep/enrollment.enrolled/people/-/2024-03",
            "alpha/mx-sep/enrollment.enrolled/people/-/2024",
            "alpha/mx-sep/enrollment.enrolled/people/-/all",
            "alpha/mx-sep/enrollment.enrolled/people/-2/2024",
            "beta/mx-sep/enrollment.enrolled/people/-/2024-03");

    /** Their keys all hash to the same: nothing but the keys tells them apart. */
    private final LeafStates leaves = new LeafStates(new Names(), new SecretHash(0));

    @Test
    void findsEachLeafByItsKey() {
        leaves.expect(KEYS);
        assertThat(leaves.find(KEYS.getFirst())).isEmpty();
        List<LeafState> states = KEYS.stream().map(leaves::of).toList();

        leaves.expect(KEYS);
        assertThat(states).doesNotHaveDuplicates();
        assertThat(states)
                .extracting(LeafState::leaf)
                .isEqualTo(KEYS.stream().map(Leaf::parse).toList());
        assertThat(KEYS.stream().flatMap(key -> leaves.find(key).stream())).containsExactlyElementsOf(states);
        assertThat(KEYS.stream().map(leaves::of)).containsExactlyElementsOf(states);
        assertThat(leaves.find("beta/mx-sep/enrollment.enrolled/people/-/2024")).isEmpty();
    }

    @Test
    void knowsTheLeavesOfAnInitiative() {
        KEYS.forEach(leaves::of);

        List<LeafState> ofAlpha = new ArrayList<>();
        leaves.forEachOf("alpha", ofAlpha::add);
        assertThat(ofAlpha)
                .containsExactlyInAnyOrderElementsOf(
                        all().filter(leaf -> leaf.initiative().equals("alpha")).toList());
        assertThat(ofAlpha).hasSize(4);
        assertThat(all()).hasSameSizeAs(KEYS);
        leaves.forEachOf("gamma", leaf -> assertThat(leaf).isNull());
    }

    @Test
    void forgetsAll() {
        KEYS.forEach(leaves::of);
        leaves.clear();

        assertThat(all()).isEmpty();
        leaves.forEachOf("alpha", leaf -> assertThat(leaf).isNull());
    }

    @Test
    void refusesWhatIsNoLeaf() {
        assertThatThrownBy(() -> leaves.of("alpha/2024")).isInstanceOf(IllegalArgumentException.class);
    }

    private Stream<LeafState> all() {
        List<LeafState> all = new ArrayList<>();
        leaves.forEach(all::add);
        return all.stream();
    }
}
