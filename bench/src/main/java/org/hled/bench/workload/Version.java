package org.hled.bench.workload;

/**
 * One record to publish: a version of a report.
 *
 * @param report number of the report, from 0
 * @param revision its revision; a report's first one is 1, a stale one 0
 * @param slot the leaf it falls on
 * @param value in hundredths of the unit
 */
public record Version(int report, int revision, Slot slot, long value) {

    /** The id of the report: 36 characters, as long as a UUID. */
    public String reportId() {
        return Mixing.hex(Mixing.mix(report)) + "-" + Mixing.hex(Mixing.mix(~report)) + "-00";
    }
}
