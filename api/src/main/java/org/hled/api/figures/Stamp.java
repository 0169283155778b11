package org.hled.api.figures;

import java.time.Instant;
import java.util.Optional;

/**
 * Which state of the figures this is.
 *
 * @param version of the last change applied; 0 where there was none yet
 * @param asOf the time that its last change tells; a pulse may know a later one; empty at version 0
 * @param corrections how often records of this version came after it had been taken as whole, or it was read anew; nearly
 *     always 0
 */
public record Stamp(long version, Optional<Instant> asOf, int corrections) {

    static final Stamp EMPTY = new Stamp(0, Optional.empty(), 0);

    /**
     * The same where everything was read anew: a version that may have been shown before may be another one now, for what was
     * missing then is there, as after a correction.
     */
    Stamp anewAfter(Optional<Stamp> before) {
        return before.filter(shown -> version <= shown.version())
                .map(shown -> new Stamp(version, asOf, shown.corrections() + 1))
                .orElse(this);
    }

    Stamp after(WholeChange<?> change) {
        int correction = change.version() == version ? corrections + 1 : 0;
        return new Stamp(change.version(), Optional.ofNullable(change.asOf()), correction);
    }
}
