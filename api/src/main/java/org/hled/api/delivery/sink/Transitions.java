package org.hled.api.delivery.sink;

import org.hled.stall.Alert;

/** The transitions of an alert, as its records name them. */
public final class Transitions {

    public static final String RAISED = "raised";
    public static final String TEST = "test";

    private static final String RESOLVED = "resolved";

    private Transitions() {}

    public static boolean isRaised(Alert alert) {
        return alert.getTransition().equals(RAISED);
    }

    public static boolean isResolved(Alert alert) {
        return alert.getTransition().equals(RESOLVED);
    }

    public static boolean isTest(Alert alert) {
        return alert.getTransition().equals(TEST);
    }

    /** The id of the transition by which an alert was raised. */
    public static String raisedId(String alert) {
        return alert + "/" + RAISED;
    }
}
