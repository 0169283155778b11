package org.hled.bench.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must come of the records that it has seen. It shares no code with the product or with any engine: it remembers
 * of each report the highest version, and adds those up at the end.
 */
public final class Oracle {

    private static final byte NONE = -1;

    private final byte[] revisions;
    private final long[] values;
    private final int[] places;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<Slot, Integer> numbers = new HashMap<>();

    public Oracle(Workload workload) {
        this.revisions = new byte[workload.records()];
        this.values = new long[workload.records()];
        this.places = new int[workload.records()];
        Arrays.fill(revisions, NONE);
    }

    public void see(Version version) {
        int report = version.report();
        if (version.revision() > revisions[report]) {
            revisions[report] = (byte) version.revision();
            values[report] = version.value();
            places[report] = numberOf(version.slot());
        }
    }

    /** Leaf, as {@code initiative/measure/unit/month} → its sum. Leaves that have become empty are not among them. */
    public Map<String, Sum> leaves() {
        Map<String, Sum> leaves = new HashMap<>();
        bySlot().forEach((slot, sum) -> leaves.put(leafKey(slot), sum));
        return leaves;
    }

    /** Total, as the product's topic names it ({@code scope/id/measure/unit/period}) → its sum. */
    public Map<String, Sum> totals() {
        Map<String, Sum> totals = new HashMap<>();
        bySlot().forEach((slot, sum) -> {
            String measure = "/" + slot.measure() + "/" + slot.unit() + "/";
            for (String scope : List.of(
                    "initiative/" + slot.initiativeId(),
                    "pillar/" + Catalog.PILLAR,
                    "programme/" + Catalog.PROGRAMME)) {
                for (String period : List.of("all", String.valueOf(slot.year()), slot.quarter(), slot.period())) {
                    totals.merge(scope + measure + period, sum, Sum::plus);
                }
            }
        });
        return totals;
    }

    private int numberOf(Slot slot) {
        Integer number = numbers.get(slot);
        if (number == null) {
            number = slots.size();
            numbers.put(slot, number);
            slots.add(slot);
        }
        return number;
    }

    private static String leafKey(Slot slot) {
        return slot.initiativeId() + "/" + slot.measure() + "/" + slot.unit() + "/" + slot.period();
    }

    private Map<Slot, Sum> bySlot() {
        Map<Slot, Sum> sums = new HashMap<>();
        for (int report = 0; report < revisions.length; report++) {
            if (revisions[report] != NONE) {
                sums.merge(slots.get(places[report]), new Sum(values[report], 1), Sum::plus);
            }
        }
        return sums;
    }
}
