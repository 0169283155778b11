package org.hled.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class AmountsTest {

    @Property
    void addsAndSubtractsAsBigNumbersDo(
            @ForAll @Size(max = 30) List<Long> added, @ForAll List<Long> alsoAddedAndTaken) {
        Amounts amounts = new Amounts();
        BigInteger expected = BigInteger.ZERO;
        for (long value : added) {
            amounts.add(new Contribution(value, Precision.AT_LEAST));
            expected = expected.add(BigInteger.valueOf(value));
        }
        for (long value : alsoAddedAndTaken) {
            amounts.add(new Contribution(value, Precision.ESTIMATED));
        }
        for (long value : alsoAddedAndTaken) {
            // The least long has no opposite; no report comes near it.
            amounts.subtract(new Contribution(value, Precision.ESTIMATED));
        }

        if (!alsoAddedAndTaken.contains(Long.MIN_VALUE)) {
            assertThat(amounts.value().unscaledValue()).isEqualTo(expected);
        }
        assertThat(amounts.reports()).isEqualTo(added.size());
        assertThat(amounts.atLeast()).isEqualTo(added.size());
        assertThat(amounts.estimated()).isZero();
        assertThat(amounts.negative())
                .isEqualTo(added.stream().filter(value -> value < 0).count());
    }

    @Property
    void sumsOfSumsAreSums(@ForAll List<Long> ones, @ForAll List<Long> others) {
        Amounts left = of(ones);
        Amounts right = of(others);
        Amounts both = left.copy();
        both.add(right);
        BigInteger expected = left.value().unscaledValue().add(right.value().unscaledValue());
        assertThat(both.value().unscaledValue()).isEqualTo(expected);

        both.subtract(right);
        assertThat(both).isEqualTo(left);
    }

    @Property
    void readsWhatItHasWritten(@ForAll List<Long> values) {
        Amounts amounts = of(values);
        ByteBuffer bytes = ByteBuffer.allocate(Amounts.BYTES);
        amounts.writeTo(bytes);
        assertThat(Amounts.readFrom(bytes.flip())).isEqualTo(amounts);

        long[] numbers = new long[1 + Amounts.LONGS];
        amounts.writeTo(numbers, 1);
        assertThat(Amounts.readFrom(numbers, 1)).isEqualTo(amounts);
    }

    private static Amounts of(List<Long> values) {
        Amounts amounts = new Amounts();
        values.forEach(value -> amounts.add(new Contribution(value, Precision.EXACT)));
        return amounts;
    }
}
