package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Precision;

/** Leaves are found by their whole keys, also after the arrays have grown, and keep what is theirs. */
class LeavesTest {

    private static final String BEFORE = "head";

    private Leaves leaves;
    private final LastSign sign = new LastSign("report/i/a");

    @BeforeTry
    void empty() {
        leaves = new Leaves();
    }

    /** Of all lengths, and many that differ in one letter only. */
    @Provide
    Arbitrary<List<String>> keys() {
        return Arbitraries.strings()
                .withChars("ab/")
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .uniqueElements()
                .ofMaxSize(300);
    }

    @Property(tries = 200)
    void findsEachByItsKeyAndNoOther(@ForAll("keys") List<String> keys) {
        int half = keys.size() / 2;
        keys.subList(0, half).forEach(this::add);

        for (int i = 0; i < keys.size(); i++) {
            assertThat(find(keys.get(i))).isEqualTo(i < half ? i : Leaves.NONE);
        }
        for (int i = 0; i < half; i++) {
            assertThat(leaves.key(i)).asString().isEqualTo(keys.get(i));
        }
    }

    @Property(tries = 200)
    void ordersKeysAsText(@ForAll("keys") List<String> keys) {
        keys.forEach(this::add);

        for (int i = 0; i < keys.size(); i++) {
            String other = keys.get((i + 1) % keys.size());
            assertThat(Integer.signum(leaves.compare(bytes(BEFORE + other), BEFORE.length(), i)))
                    .isEqualTo(Integer.signum(other.compareTo(keys.get(i))));
        }
    }

    @Example
    void keepsSumsAndCorrectionsOfEachWhileItGrows() {
        List<Amounts> sums = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int leaf = add("leaf" + i);
            Contribution contribution = new Contribution(i % 2 == 0 ? i : -i, Precision.values()[i % 3]);
            Amounts sum = new Amounts();
            sum.add(contribution);
            sum.add(contribution);
            sum.subtract(new Contribution(7, Precision.EXACT));
            leaves.add(leaf, contribution);
            leaves.add(leaf, contribution);
            leaves.subtract(leaf, new Contribution(7, Precision.EXACT));
            leaves.setChanged(leaf, i % 5 == 0);
            if (i % 10 == 0) {
                leaves.setCorrections(leaf, new Corrections(i + 1, sum));
            }
            sums.add(sum);
        }

        for (int leaf = 0; leaf < sums.size(); leaf++) {
            assertThat(leaves.sum(leaf)).isEqualTo(sums.get(leaf));
            assertThat(leaves.isChanged(leaf)).isEqualTo(leaf % 5 == 0);
            assertThat(leaves.corrections(leaf))
                    .isEqualTo(leaf % 10 == 0 ? new Corrections(leaf + 1, sums.get(leaf)) : Corrections.NONE);
            assertThat(leaves.lastReport(leaf)).isSameAs(sign);
        }
    }

    private int add(String key) {
        return leaves.add(bytes(key), sign);
    }

    private int find(String key) {
        return leaves.find(bytes(BEFORE + key), BEFORE.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
