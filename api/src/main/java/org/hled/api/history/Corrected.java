package org.hled.api.history;

import org.hled.api.figures.TotalKey;

/** A correction: what the figure was before, and what it became by a change of which part was one. */
record Corrected(Version before, Version after) {

    TotalKey key() {
        return after.row().key();
    }
}
