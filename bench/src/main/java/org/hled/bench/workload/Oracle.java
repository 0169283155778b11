package org.hled.bench.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.update.Precision;

/**
 * What must come of the records that it has seen. It shares no code with the product or with any engine: it remembers
 * of each report the highest version without a defect, and adds those up at the end.
 */
public final class Oracle {

    /** Before the code of a rejection, in {@link #figures}. */
    public static final String REJECTED = "rejected/";

    private static final byte NONE = -1;

    private final byte[] revisions;
    private final long[] values;
    private final byte[] precisions;
    private final int[] places;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<Slot, Integer> numbers = new HashMap<>();
    private final Map<String, Sum> rejected = new HashMap<>();

    public Oracle(Workload workload) {
        this.revisions = new byte[workload.records()];
        this.values = new long[workload.records()];
        this.precisions = new byte[workload.records()];
        this.places = new int[workload.records()];
        Arrays.fill(revisions, NONE);
    }

    public void see(Version version) {
        if (version.defect().isPresent()) {
            String code = version.defect().get().code(Measured.of(version.slot().kind()));
            rejected.merge(REJECTED + code, new Sum(0, 1), Sum::plus);
            return;
        }
        int report = version.report();
        if (version.revision() > revisions[report]) {
            revisions[report] = (byte) version.revision();
            values[report] = version.value();
            precisions[report] = (byte) version.precision().ordinal();
            places[report] = numberOf(version.slot());
        }
    }

    /**
     * What limits must answer: leaf, as {@code initiative/measure/unit/month} → its value and number of reports. Leaves that
     * have become empty are not among them.
     */
    public Map<String, Sum> leaves() {
        Map<String, Sum> leaves = new HashMap<>();
        bySlot().forEach((slot, sum) -> leaves.put(
                slot.initiativeId() + "/" + slot.measure() + "/" + slot.unit() + "/" + slot.period(), sum.plain()));
        return leaves;
    }

    /**
     * What the product and the peers must answer: each total under its key in {@code hled.totals}
     * ({@code scope/id/measure/unit/period}), each leaf under its key in {@code hled.cube}
     * ({@code initiative/agency/measure/unit/place/period}), and how many records were rejected under
     * {@code rejected/<code>}.
     */
    public Map<String, Sum> figures() {
        Map<String, Sum> figures = new HashMap<>(rejected);
        bySlot().forEach((slot, sum) -> {
            String measure = "/" + slot.measure() + "/" + slot.unit() + "/";
            for (String scope : List.of(
                    "initiative/" + slot.initiativeId(),
                    "pillar/" + Catalog.PILLAR,
                    "programme/" + Catalog.PROGRAMME)) {
                for (String period : List.of("all", String.valueOf(slot.year()), slot.quarter(), slot.period())) {
                    figures.merge(scope + measure + period, sum, Sum::plus);
                }
            }
            figures.put(slot.initiativeId() + "/" + slot.agency() + measure + slot.place() + "/" + slot.period(), sum);
        });
        return figures;
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

    private Map<Slot, Sum> bySlot() {
        Map<Slot, Sum> sums = new HashMap<>();
        for (int report = 0; report < revisions.length; report++) {
            if (revisions[report] != NONE) {
                Sum one = new Sum(
                        values[report],
                        1,
                        precisions[report] == Precision.AT_LEAST.ordinal() ? 1 : 0,
                        precisions[report] == Precision.ESTIMATED.ordinal() ? 1 : 0);
                sums.merge(slots.get(places[report]), one, Sum::plus);
            }
        }
        return sums;
    }
}
