package org.hled.local.faults;

import java.util.Optional;
import org.hled.local.stack.StackConfig;

/** Something that goes wrong while the stack is at work. One of a scenario; it may be tried several times. */
public interface Strike {

    /** A short name, of words and hyphens. */
    String name();

    /** What happens, in a few words for a reader. */
    String what();

    /** Why it cannot be tried on this machine; empty if it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** Whether it is a fault only of a stack that has just been started: then each attempt has one of its own. */
    default boolean startsAfresh() {
        return false;
    }

    /** How the stack is to be set up for it, before anything runs. */
    default Arrangement arrange(StackConfig config) throws Exception {
        return Arrangement.PLAIN;
    }

    /** Lets it go wrong, and returns when the cause is gone and everything has been started again. */
    void strike(Scene scene) throws Exception;
}
