package org.hled.api.history;

import java.time.Instant;
import java.util.Optional;
import org.hled.api.figures.TotalRow;
import org.hled.totals.Correction;

/**
 * A figure as a change has left it.
 *
 * @param number of the change
 * @param asOf all that the broker had received before then is in it; empty where it was not known
 * @param correction what in the change was a correction; empty if nothing was
 */
record Version(TotalRow row, long number, Optional<Instant> asOf, Optional<Correction> correction) {}
