package org.hled.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Positive;

class TallyTest {

    /** Among them the largest there are either way, whose sums 64 bits have no room for. */
    @Provide
    Arbitrary<List<Contribution>> contributions() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.of(Precision.class))
                .as(Contribution::new)
                .list()
                .ofMaxSize(5);
    }

    @Property
    void readsWhatItHasWrittenInEitherForm(
            @ForAll("contributions") List<Contribution> added,
            @ForAll("contributions") List<Contribution> taken,
            @ForAll @Positive long revisions) {
        Amounts sum = new Amounts();
        added.forEach(sum::add);
        taken.forEach(sum::subtract);
        for (Tally tally :
                List.of(new Tally(sum, Corrections.NONE), new Tally(new Amounts(), new Corrections(revisions, sum)))) {
            ByteBuffer bytes = ByteBuffer.allocate(Tally.BYTES);
            tally.writeTo(bytes);
            assertThat(Tally.readFrom(bytes.flip())).isEqualTo(tally);

            ByteBuffer few = ByteBuffer.allocate(Tally.MOST_SHORT_BYTES);
            tally.writeShort(few);
            assertThat(Tally.readShort(few.flip())).isEqualTo(tally);
            assertThat(few.hasRemaining()).isFalse();

            Tally.skipShort(few.rewind());
            assertThat(few.hasRemaining()).isFalse();
        }
    }

    @Example
    void isShortWhereThereIsLittleToSay() {
        Amounts sum = new Amounts();
        sum.add(new Contribution(1_500_000, Precision.EXACT));
        ByteBuffer bytes = ByteBuffer.allocate(Tally.MOST_SHORT_BYTES);
        new Tally(sum, Corrections.NONE).writeShort(bytes);

        assertThat(bytes.position()).isEqualTo(7);
    }
}
