package org.hled.schemas.code;

import java.util.Map;
import java.util.Optional;

/**
 * Ports of entry on the U.S.-Mexico border, by the code of U.S. Customs and Border Protection, as the Border Crossing
 * Entry Data of the U.S. Bureau of Transportation Statistics lists them (2019-09). Names change and are shared; the code
 * is what counts.
 */
public final class Ports {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("2301", "Brownsville, Texas"),
            Map.entry("2302", "Del Rio, Texas"),
            Map.entry("2303", "Eagle Pass, Texas"),
            Map.entry("2304", "Laredo, Texas"),
            Map.entry("2305", "Hidalgo, Texas"),
            Map.entry("2307", "Rio Grande City, Texas"),
            Map.entry("2309", "Progreso, Texas"),
            Map.entry("2310", "Roma, Texas"),
            Map.entry("2402", "El Paso, Texas"),
            Map.entry("2403", "Presidio, Texas"),
            Map.entry("2404", "Tornillo-Fabens, Texas"),
            Map.entry("2406", "Columbus, New Mexico"),
            Map.entry("2408", "Santa Teresa, New Mexico"),
            Map.entry("2410", "Boquillas, Texas"),
            Map.entry("2502", "Andrade, California"),
            Map.entry("2503", "Calexico, California"),
            Map.entry("2504", "San Ysidro, California"),
            Map.entry("2505", "Tecate, California"),
            Map.entry("2506", "Otay Mesa, California"),
            Map.entry("2507", "Calexico East, California"),
            Map.entry("2582", "Cross Border Xpress, California"),
            Map.entry("2601", "Douglas, Arizona"),
            Map.entry("2602", "Lukeville, Arizona"),
            Map.entry("2603", "Naco, Arizona"),
            Map.entry("2604", "Nogales, Arizona"),
            Map.entry("2606", "Sasabe, Arizona"),
            Map.entry("2608", "San Luis, Arizona"));

    private Ports() {}

    /** The port's name and state, for people to read; empty if the list does not have the code. */
    public static Optional<String> nameOf(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }
}
