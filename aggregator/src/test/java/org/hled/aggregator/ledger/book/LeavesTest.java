package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.table.SecretHash;

/** Leaves are found by their whole keys, also after the arrays have grown, and keep what is theirs. */
class LeavesTest {

    private static final String BEFORE = "2024/";

    private Leaves leaves;

    /** Number of each leaf by its key. */
    private Map<String, Integer> oracle;

    /** By the series for which they were asked. */
    private Map<String, LastSign> signs;

    @BeforeTry
    void empty() {
        empty(new SecretHash());
    }

    private void empty(SecretHash hash) {
        oracle = new HashMap<>();
        signs = new HashMap<>();
        leaves = new Leaves(hash, series -> {
            assertThat(signs).doesNotContainKey(series);
            return signs.computeIfAbsent(series, LastSign::new);
        });
    }

    /** As they are, and any others: without a slash, with one at the end, with more behind the last one than a period has. */
    @Provide
    Arbitrary<String> key() {
        Arbitrary<String> series =
                Arbitraries.of("i/a/m/u/-/", "i/a/m/u/p/", "i/a/m/u/p2/", "i/a/m/u2/-/", "j/a/m/u/-/");
        Arbitrary<String> period = Arbitraries.of("all", "2024", "2024-Q1", "2024-Q2", "2024-03", "2023", "2023-03");
        Arbitrary<String> any = Arbitraries.of("a", "b", "/", "/a", "2024", "/2024-03", "/2024-034", "\0", "ÿ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(
                Combinators.combine(series, period).as(String::concat),
                Combinators.combine(series, any).as(String::concat),
                any);
    }

    @Provide
    Arbitrary<List<String>> keys() {
        return key().list().uniqueElements().ofMaxSize(100);
    }

    /** Each of the same letters, so that many begin with another one. */
    @Provide
    Arbitrary<List<String>> letters() {
        return Arbitraries.strings()
                .withChars("ab/")
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .uniqueElements()
                .ofMaxSize(300);
    }

    @Property(tries = 300)
    void findsEachByItsKeyAndNoOther(@ForAll("keys") List<String> keys) {
        assertFindsTheFirstHalfOf(keys);
    }

    @Property(tries = 200)
    void findsEachOfTheSameLettersAndNoOther(@ForAll("letters") List<String> keys) {
        assertFindsTheFirstHalfOf(keys);
    }

    @Property(tries = 100)
    void findsEachAndNoOtherIfAllHashToTheSame(@ForAll("keys") List<String> keys) {
        empty(new SecretHash(0));

        assertFindsTheFirstHalfOf(keys);
    }

    private void assertFindsTheFirstHalfOf(List<String> keys) {
        keys.subList(0, keys.size() / 2).forEach(this::add);

        assertFindsWhatWasAdded();
        for (String key : keys) {
            assertThat(find(key)).isEqualTo(oracle.getOrDefault(key, Leaves.NONE));
        }
    }

    @Property(tries = 300)
    void ordersWholeKeysAsBytes(@ForAll("keys") List<String> keys) {
        keys.subList(0, Math.min(keys.size(), 20)).forEach(this::add);

        keys.forEach(this::assertIsInOrderWithAll);
    }

    @Property(tries = 300)
    void ordersWhatBeginsAsALeafDoes(@ForAll("key") String key, @ForAll("key") String more) {
        add(key);

        for (int length = 0; length <= key.length(); length++) {
            assertIsInOrderWithAll(key.substring(0, length));
            assertIsInOrderWithAll(key.substring(0, length) + more);
        }
    }

    private void assertIsInOrderWithAll(String other) {
        oracle.forEach((key, number) -> {
            int order = Integer.signum(leaves.compare(bytes(BEFORE + other), BEFORE.length(), number));
            if (order != Integer.signum(Arrays.compareUnsigned(bytes(other), bytes(key)))) {
                throw new AssertionError("%s and %s: %d".formatted(other, key, order));
            }
        });
    }

    @Example
    void findsManyPeriodsOfManySeries() {
        for (int year = 1900; year < 2020; year++) {
            for (int series = 0; series < 300; series++) {
                add("i%d/a%d/m/u/-/%d".formatted(series, series % 7, year));
            }
        }

        assertFindsWhatWasAdded();
        assertThat(signs).hasSize(300);
        assertThat(find("i0/a0/m/u/-/2020")).isEqualTo(Leaves.NONE);
        assertThat(find("i0/a0/m/u/-/202")).isEqualTo(Leaves.NONE);
        assertThat(find("i0/a0/m/u/-/")).isEqualTo(Leaves.NONE);
        assertThat(find("i300/a6/m/u/-/1900")).isEqualTo(Leaves.NONE);
    }

    @Example
    void findsManySeriesOfOnePeriodEach() {
        for (int series = 0; series < 30_000; series++) {
            add("initiative-%d/agency/measure/unit/place/all".formatted(series));
        }

        assertFindsWhatWasAdded();
        assertThat(signs).hasSize(30_000);
    }

    @Example
    void leavesOfOneSeriesShareTheirSign() {
        int march = add("i/a/m/u/-/2024-03");
        int other = add("i/a/m/u/p/2024-03");
        int year = add("i/a/m/u/-/2024");

        assertThat(signs).containsOnlyKeys("i/a/m/u/-/", "i/a/m/u/p/");
        assertThat(leaves.lastReport(march)).isSameAs(signs.get("i/a/m/u/-/"));
        assertThat(leaves.lastReport(year)).isSameAs(signs.get("i/a/m/u/-/"));
        assertThat(leaves.lastReport(other)).isSameAs(signs.get("i/a/m/u/p/"));
    }

    @Example
    void keepsSumsAndCorrectionsOfEachWhileItGrows() {
        List<Amounts> sums = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int leaf = add("i/a/m/u/p%d/%d".formatted(i / 3, 2024 + i % 3));
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
        }
    }

    private void assertFindsWhatWasAdded() {
        assertThat(leaves.size()).isEqualTo(oracle.size());
        oracle.forEach((key, number) -> {
            assertThat(find(key)).isEqualTo(number);
            assertThat(leaves.key(number)).isEqualTo(bytes(key));
        });
    }

    private int add(String key) {
        int number = leaves.add(bytes(key));
        assertThat(oracle.put(key, number)).isNull();
        return number;
    }

    private int find(String key) {
        return leaves.find(bytes(BEFORE + key), BEFORE.length());
    }

    /** One for each letter: those beyond ASCII show whether bytes have a sign. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
