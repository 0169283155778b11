package org.hled.api.totals;

import java.util.Map;

/** Why leaves do not count, for people. */
final class UncountedReasons {

    private static final Map<String, String> MESSAGES = Map.of(
            "unknown-initiative", "The catalog has no initiative of this id.",
            "unlisted-agency", "The catalog does not list the agency for this initiative.",
            "other-reporter", "The catalog names another agency as the one that reports this measure.",
            "unexpected-measure", "The catalog does not name this measure for the initiative.",
            "unknown-measure", "The lists do not have this measure.",
            "unknown-currency", "ISO 4217 does not have this currency.",
            "unknown-port", "The list of ports does not have this place.");

    private UncountedReasons() {}

    static String message(String code) {
        return MESSAGES.getOrDefault(code, "It does not count: " + code + ".");
    }
}
