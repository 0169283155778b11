package org.hled.aggregator.intake.check;

import java.util.Optional;
import org.hled.aggregator.report.RejectionCode;

/** An update breaks a rule. Says which field, and what is allowed. */
public final class Refused extends Exception {

    private final RejectionCode code;
    private final String field;

    Refused(RejectionCode code, String field, String message) {
        // An expected answer and not a fault: no stack trace, which would cost more than the whole check.
        super(message, null, false, false);
        this.code = code;
        this.field = field;
    }

    public RejectionCode code() {
        return code;
    }

    /** The field at fault, by its name in the schema. */
    public Optional<String> field() {
        return Optional.of(field);
    }
}
