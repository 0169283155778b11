package org.hled.aggregator.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hled.aggregator.ledger.Partial.LeafPartial;
import org.hled.aggregator.ledger.Partial.PulsePartial;
import org.hled.aggregator.ledger.Partial.SignPartial;
import org.hled.aggregator.report.Sign;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.schemas.generation.Generations;
import org.junit.jupiter.api.Test;

class PartialDeskTest {

    private static final String LEAF = "i/a/m/u/-/2024-03";

    private final RollUpState state = new RollUpState();
    private final PartialDesk desk = new PartialDesk(Generations.first(1), state, state::apply);

    @Test
    void onlyALeafThatIsAnotherIsSomethingToPublish() {
        LeafPartial leaf = new LeafPartial(1, LEAF, 0, Tally.NONE);

        assertThat(desk.take(List.of(leaf), 1)).isEqualTo(1);
        assertThat(desk.take(List.of(leaf), 2)).isZero();
        assertThat(desk.take(
                        List.of(
                                new SignPartial(1, Sign.keyOfReport(LEAF), 3),
                                new PulsePartial(1, 0, 4),
                                new LeafPartial(0, LEAF, 1, Tally.NONE)),
                        3))
                .isZero();
        // Of a generation that is being built: kept, and not published yet.
        assertThat(desk.take(List.of(new LeafPartial(2, LEAF, 0, Tally.NONE)), 4))
                .isZero();
        assertThat(state.figures().hasPartial(2, LEAF, 0, Tally.NONE)).isTrue();
    }
}
