package org.hled.aggregator.intake.check;

import java.util.Optional;
import org.hled.aggregator.report.Sign;

/** Whom a rejected record concerns, so that nobody who tries is taken for silent. */
public final class Concerned {

    private Concerned() {}

    /**
     * The sign that a rejected record is, as far as it tells.
     *
     * @param owner the agency whose own topic it came on; empty for a shared topic
     * @param update what it says; empty where it cannot be read
     */
    public static Optional<Sign> of(Optional<String> owner, Optional<Update> update) {
        Optional<String> named = update.map(Update::agency).filter(Fields::isId);
        if (owner.isPresent() && !owner.equals(named)) {
            // The topic tells who it was. What somebody writes in another agency's name is no sign of that one.
            return owner.map(agency -> new Sign(Sign.Kind.REJECTION, "", agency));
        }
        String initiative = update.map(Update::initiative).filter(Fields::isId).orElse("");
        return named.map(agency -> new Sign(Sign.Kind.REJECTION, initiative, agency));
    }
}
