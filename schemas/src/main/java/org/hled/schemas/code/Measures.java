package org.hled.schemas.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is counted, and in what: {@code enrollment.<stage>} in people, {@code investment.<transaction>} in a currency,
 * {@code port.<traffic>.<direction>} in what crosses, {@code milestone.<status>} in milestones.
 */
public final class Measures {

    public static final String PEOPLE = "people";
    public static final String MILESTONES = "milestones";

    private static final Map<String, Unit> UNITS = units();

    private Measures() {}

    /** In what a measure is counted. */
    public sealed interface Unit {
        /** Always the same one, e.g. people. */
        record Fixed(String name) implements Unit {}

        /** A currency by ISO 4217. */
        record Currency() implements Unit {}
    }

    /** The unit of a measure; empty if the lists do not have the measure. */
    public static Optional<Unit> unitOf(String measure) {
        return Optional.ofNullable(UNITS.get(measure));
    }

    /** The name of a code within a measure: {@code IN_PROGRESS} is {@code in_progress}. */
    public static String nameOf(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new HashMap<>();
        for (Stage stage : Stage.values()) {
            units.put("enrollment." + nameOf(stage.name()), new Unit.Fixed(PEOPLE));
        }
        for (Transaction transaction : Transaction.values()) {
            units.put("investment." + nameOf(transaction.name()), new Unit.Currency());
        }
        for (Traffic traffic : Traffic.values()) {
            for (String direction : new String[] {"northbound", "southbound"}) {
                units.put("port." + nameOf(traffic.name()) + "." + direction, new Unit.Fixed(traffic.unit()));
            }
        }
        for (MilestoneStatus status : MilestoneStatus.values()) {
            units.put("milestone." + nameOf(status.name()), new Unit.Fixed(MILESTONES));
        }
        return Map.copyOf(units);
    }
}
