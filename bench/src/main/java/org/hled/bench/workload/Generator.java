package org.hled.bench.workload;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.hled.update.Precision;

/**
 * Makes the versions of a workload one after the other. Only the highest revision of each report has to be remembered:
 * all else of a version follows from its numbers.
 */
public final class Generator {

    private static final int PER_THOUSAND = 1_000;
    private static final int REPEATS = 50;
    private static final int REVISIONS = 45;
    private static final int STALE = 5;
    private static final int DEFECTS = 10;
    private static final int MOST_REVISIONS = 120;

    private final Workload workload;
    private final int leavesOfKind;

    /** Under Zipf: the leaves' share of reports, added up; empty where they are even. */
    private final double[] shares;

    private final byte[] highest;
    private int reports;

    public Generator(Workload workload) {
        this.workload = workload;
        this.leavesOfKind = workload.leaves() / Workload.KINDS;
        this.shares = workload.spread() == Spread.ZIPF ? shares(leavesOfKind) : new double[0];
        this.highest = new byte[workload.records()];
    }

    /** Gives all versions in the order in which they are to be published. May be called once. */
    public void forEach(Consumer<Version> taker) {
        for (int record = 0; record < workload.records(); record++) {
            taker.accept(next(record));
        }
    }

    /** How many different reports there were. */
    public int reports() {
        return reports;
    }

    private Version next(int record) {
        int lot = Mixing.below(Mixing.mix(workload.seed(), record, 1), PER_THOUSAND);
        int earlier = reports == 0 ? 0 : Mixing.below(Mixing.mix(workload.seed(), record, 2), reports);
        if (reports == 0 || lot >= REPEATS + REVISIONS + STALE + DEFECTS || highest[earlier] >= MOST_REVISIONS) {
            highest[reports] = 1;
            return version(reports++, 1);
        }
        if (lot < REPEATS) {
            return version(earlier, highest[earlier]);
        }
        if (lot < REPEATS + REVISIONS) {
            return version(earlier, ++highest[earlier]);
        }
        if (lot < REPEATS + REVISIONS + STALE) {
            return version(earlier, 0);
        }
        // It would win, if nobody saw what is wrong with it.
        Defect defect = Defect.of(Mixing.below(Mixing.mix(workload.seed(), record, 3), Defect.count()));
        return version(earlier, highest[earlier] + 1, Optional.of(defect));
    }

    private Version version(int report, int revision) {
        return version(report, revision, Optional.empty());
    }

    private Version version(int report, int revision, Optional<Defect> defect) {
        int kind = report % Workload.KINDS;
        // Each fourth of the later revisions moves the report to another leaf.
        boolean moves = revision > 1 && Mixing.mix(workload.seed(), report, -revision) % 4 == 0;
        long place = Mixing.mix(workload.seed(), report, moves ? revision : 1);
        Slot slot = Slot.of(kind, leaf(place), Math.min(workload.initiatives(), leavesOfKind));
        return new Version(report, revision, slot, value(kind, report, revision), precision(report, revision), defect);
    }

    /** A tenth are lower bounds, and a tenth estimates. */
    private Precision precision(int report, int revision) {
        return switch (Mixing.below(Mixing.mix(workload.seed() + 1, report, revision), 10)) {
            case 0 -> Precision.AT_LEAST;
            case 1 -> Precision.ESTIMATED;
            default -> Precision.EXACT;
        };
    }

    private long value(int kind, int report, int revision) {
        int number = Mixing.below(Mixing.mix(~workload.seed(), report, revision), 1_000_000);
        return switch (Measured.of(kind)) {
            case MILESTONE -> 100;
            case INVESTMENT -> number;
            case ENROLLMENT, PORT_THROUGHPUT -> number * 100L;
        };
    }

    private int leaf(long place) {
        if (shares.length == 0) {
            return Mixing.below(place, leavesOfKind);
        }
        int found = Arrays.binarySearch(shares, Mixing.fraction(place));
        return Math.min(found < 0 ? -found - 1 : found, leavesOfKind - 1);
    }

    private static double[] shares(int leaves) {
        double[] shares = new double[leaves];
        double sum = 0;
        for (int i = 0; i < leaves; i++) {
            sum += 1.0 / (i + 1);
            shares[i] = sum;
        }
        for (int i = 0; i < leaves; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
