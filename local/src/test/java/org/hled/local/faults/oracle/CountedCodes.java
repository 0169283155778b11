package org.hled.local.faults.oracle;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The codes that count, by the lists of IATI, ISO 4217, and the Border Crossing Entry Data, written a second time. */
final class CountedCodes {

    /** What crosses, and in what it is counted. */
    static final Map<String, String> TRAFFIC = Map.ofEntries(
            Map.entry("trucks", "vehicles"),
            Map.entry("buses", "vehicles"),
            Map.entry("personal_vehicles", "vehicles"),
            Map.entry("trains", "trains"),
            Map.entry("truck_containers_loaded", "containers"),
            Map.entry("truck_containers_empty", "containers"),
            Map.entry("rail_containers_loaded", "containers"),
            Map.entry("rail_containers_empty", "containers"),
            Map.entry("train_passengers", "people"),
            Map.entry("bus_passengers", "people"),
            Map.entry("personal_vehicle_passengers", "people"),
            Map.entry("pedestrians", "people"));

    private static final Set<String> PORTS = Set.of(
            ("2301 2302 2303 2304 2305 2307 2309 2310 2402 2403 2404 2406 2408 2410 2502 2503 2504 2505 2506 2507"
                            + " 2582 2601 2602 2603 2604 2606 2608")
                    .split(" "));
    private static final Set<String> CURRENCIES = currencies();
    private static final Map<String, List<String>> CODES = codes();

    private CountedCodes() {}

    static boolean isMeasure(String measure) {
        String[] parts = measure.split("\\.", 2);
        return CODES.getOrDefault(parts[0], List.of()).contains(parts[1]);
    }

    static boolean isUnit(String measure, String unit) {
        return !measure.startsWith("investment.") || CURRENCIES.contains(unit);
    }

    static boolean isPlace(String place) {
        return place.equals("-") || PORTS.contains(place);
    }

    private static Set<String> currencies() {
        return Set.copyOf(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .toList());
    }

    private static Map<String, List<String>> codes() {
        Map<String, List<String>> codes = new HashMap<>();
        codes.put("enrollment", List.of("enrolled", "completed", "certified", "benefited"));
        codes.put("investment", List.of("pledged", "committed", "disbursed", "expended", "mobilised"));
        codes.put("milestone", List.of("planned", "in_progress", "achieved", "missed", "cancelled"));
        codes.put(
                "port",
                TRAFFIC.keySet().stream()
                        .flatMap(traffic -> List.of(traffic + ".northbound", traffic + ".southbound").stream())
                        .toList());
        return codes;
    }
}
