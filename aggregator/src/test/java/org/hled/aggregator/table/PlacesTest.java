package org.hled.aggregator.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All numbers of a hash are found, also where many have the same, and where places go on at the beginning. */
class PlacesTest {

    /** Many that are the same or point to the same place, the first and the last place among them. */
    @Provide
    Arbitrary<List<Integer>> hashes() {
        return Arbitraries.oneOf(Arbitraries.integers().between(-5, 5), Arbitraries.integers())
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 300)
    void findsTheNumbersOfEachHash(@ForAll("hashes") List<Integer> hashes) {
        Places places = new Places();
        Map<Integer, List<Integer>> oracle = new HashMap<>();
        for (int number = 0; number < hashes.size(); number++) {
            places.add(hashes.get(number), number);
            oracle.computeIfAbsent(hashes.get(number), hash -> new ArrayList<>())
                    .add(number);
        }

        for (int hash = -6; hash <= 6; hash++) {
            assertThat(numbers(places, hash)).containsExactlyInAnyOrderElementsOf(oracle.getOrDefault(hash, List.of()));
        }
        oracle.forEach(
                (hash, numbers) -> assertThat(numbers(places, hash)).containsExactlyInAnyOrderElementsOf(numbers));
    }

    private static List<Integer> numbers(Places places, int hash) {
        List<Integer> numbers = new ArrayList<>();
        for (int place = places.first(hash); place != Places.NONE; place = places.next(place)) {
            numbers.add(places.number(place));
        }
        return numbers;
    }
}
