package org.hled.local.demo;

/**
 * Which initiative has which part in the fast demo.
 *
 * @param silenced its reports come, stop, and come again
 * @param flat its reports come, and its target does not move
 * @param never nobody reports on it
 */
public record Cast(String silenced, String flat, String never) {

    /** Those of {@code catalog/fast.yaml}. */
    public static final Cast OF_THE_CATALOG =
            new Cast("border-wait-times", "technician-training", "cyber-incident-exercise");
}
