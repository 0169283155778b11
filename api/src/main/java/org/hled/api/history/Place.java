package org.hled.api.history;

import java.time.Instant;

/** Where the history has a figure as it stood after a change. */
sealed interface Place {

    /**
     * In a record.
     *
     * @param isLast whether the history has no later one of this figure, as far as it has been read
     * @param isSure whether a later change has been read, so that none is missing between the record and the version asked for
     */
    record Record(long offset, boolean isLast, boolean isSure) implements Place {}

    /** Nowhere, for the figure is younger. */
    record NotYet() implements Place {}

    /**
     * No longer anywhere, or the figure is younger.
     *
     * @param oldest the first version of the figure that is known
     */
    record Forgotten(long oldest) implements Place {}

    /**
     * There is no record of the figure at all.
     *
     * @param oldest the first version that is known of any figure; 0 where none is
     * @param since when the change of that version was; the epoch where there is none
     */
    record Unmentioned(long oldest, Instant since) implements Place {}
}
