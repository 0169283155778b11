package org.hled.local.publish;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.hled.local.fault.Fault;

/** Says in one line why nothing came of asking a broker. */
public final class Refusal {

    private Refusal() {}

    /** @param why what Kafka's client says */
    public static Fault of(Target target, Throwable why) {
        String what = why instanceof AuthenticationException || why instanceof AuthorizationException
                ? "refuses it: do the settings (--kafka-properties) name a principal that may do this?"
                : "does not answer: is it running, and is --kafka-port or --bootstrap-servers right?";
        return new Fault("the broker at %s %s (%s)".formatted(target.bootstrapServers(), what, why.getMessage()), why);
    }
}
