package org.hled.bench.workload;

import java.util.Optional;
import org.hled.update.Precision;

/**
 * One record to publish: a version of a report.
 *
 * @param report number of the report, from 0
 * @param revision its revision; a report's first one is 1, a stale one 0
 * @param slot the leaf it falls on
 * @param value in hundredths of the unit
 * @param precision how the value is to be read
 * @param defect what is wrong with it; empty where it counts
 */
public record Version(int report, int revision, Slot slot, long value, Precision precision, Optional<Defect> defect) {

    /** The id of the report: 36 characters, as long as a UUID. */
    public String reportId() {
        return Mixing.hex(Mixing.mix(report)) + "-" + Mixing.hex(Mixing.mix(~report)) + "-00";
    }

    /** The same of the report that comes so many numbers later. */
    public Version later(int reports) {
        return new Version(report + reports, revision, slot, value, precision, defect);
    }
}
