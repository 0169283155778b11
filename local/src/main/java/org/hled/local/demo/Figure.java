package org.hled.local.demo;

/**
 * A total's value.
 *
 * @param value as text, with the digits of its unit
 * @param bound {@code exact}, {@code at-least} or {@code estimated}
 */
record Figure(String value, String bound) {

    /** For people to read: {@code ≥ 5000} is a lower bound, {@code ~ 5000} an estimate. */
    String shown() {
        return switch (bound) {
            case "at-least" -> "≥ " + value;
            case "estimated" -> "~ " + value;
            default -> value;
        };
    }
}
