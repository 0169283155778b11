package org.hled.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hled.update.Precision;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final int RECORDS = 100_000;

    @Test
    void givesTheSameRecordsForTheSameNumbers() {
        Workload workload = new Workload(1_000, 48, Spread.EVEN, 7);

        assertThat(versions(workload)).isEqualTo(versions(workload));
        assertThat(versions(workload)).isNotEqualTo(versions(new Workload(1_000, 48, Spread.EVEN, 8)));
    }

    @Test
    void mixesNewReportsRepeatsRevisionsAndStaleOnes() {
        Map<Integer, Integer> highest = new HashMap<>();
        Set<Version> seen = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();

        for (Version version : versions(new Workload(RECORDS, 1_200, Spread.EVEN, 1))) {
            if (version.defect().isPresent()) {
                counts.merge("defect", 1, Integer::sum);
                continue;
            }
            Integer before = highest.get(version.report());
            String sort = before == null
                    ? "new"
                    : version.revision() > before
                            ? "revision"
                            : version.revision() == before && seen.contains(version) ? "repeat" : "stale";
            counts.merge(sort, 1, Integer::sum);
            highest.merge(version.report(), version.revision(), Math::max);
            seen.add(version);
        }

        assertThat(counts.get("new") / (double) RECORDS).isCloseTo(0.89, within(0.005));
        assertThat(counts.get("defect") / (double) RECORDS).isCloseTo(0.01, within(0.002));
        assertThat(counts.get("repeat") / (double) RECORDS).isCloseTo(0.05, within(0.005));
        assertThat(counts.get("revision") / (double) RECORDS).isCloseTo(0.045, within(0.005));
        assertThat(counts.get("stale") / (double) RECORDS).isCloseTo(0.005, within(0.002));
    }

    @Test
    void someRevisionsMoveAReportToAnotherLeaf() {
        Map<Integer, Set<Slot>> slots = new HashMap<>();
        versions(new Workload(RECORDS, 1_200, Spread.EVEN, 1))
                .forEach(version -> slots.computeIfAbsent(version.report(), r -> new HashSet<>())
                        .add(version.slot()));

        assertThat(slots.values()).anyMatch(leaves -> leaves.size() > 1);
        assertThat(slots.values())
                .allMatch(leaves -> leaves.stream().map(Slot::kind).distinct().count() == 1);
    }

    @Test
    void usesAllLeavesAndNoMore() {
        Set<Slot> slots = versions(new Workload(RECORDS, 1_200, Spread.EVEN, 1)).stream()
                .map(Version::slot)
                .collect(Collectors.toSet());

        assertThat(slots).hasSize(1_200);
    }

    @Test
    void byZipfsLawTheFirstLeafHasAboutTwiceTheSecond() {
        Map<Slot, Long> counts = versions(new Workload(RECORDS, 400, Spread.ZIPF, 1)).stream()
                .filter(version -> version.slot().kind() == 0)
                .collect(Collectors.groupingBy(Version::slot, Collectors.counting()));
        List<Long> sorted =
                counts.values().stream().sorted((a, b) -> Long.compare(b, a)).toList();

        assertThat(sorted.get(0) / (double) sorted.get(1)).isCloseTo(2, within(0.2));
    }

    @Test
    void reportIdsAreDistinctAndAsLongAsAUuid() {
        Set<String> ids = new HashSet<>();
        for (int report = 0; report < 10_000; report++) {
            ids.add(new Version(report, 1, new Slot(0, 0, 0), 1, Precision.EXACT, Optional.empty()).reportId());
        }

        assertThat(ids).hasSize(10_000).allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*") && id.length() == 36);
    }

    @Test
    void refusesLeavesThatItCannotHave() {
        assertThatThrownBy(() -> new Workload(1, 3, Spread.EVEN, 1)).hasMessageContaining("leaves must be a number");
        assertThatThrownBy(() -> new Workload(0, 4, Spread.EVEN, 1)).hasMessageContaining("records must be");
    }

    private static List<Version> versions(Workload workload) {
        List<Version> versions = new ArrayList<>();
        new Generator(workload).forEach(versions::add);
        return versions;
    }
}
