package org.hled.aggregator.rollup.figures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialForgotten;

/** What is known of a leaf: what each generation has of it, nearly always one, and what was published of it last. */
final class LeafState {

    private final LeafSeries series;
    private final String period;
    private List<Partials> generations = List.of();

    /** Null where nothing was published yet. */
    private Standing publishedStanding;

    /** In its short form. */
    private byte[] publishedTally;

    /** Null where it does not count. */
    private LeafTotals totals;

    private boolean changed;
    private boolean unsettled;

    LeafState(LeafSeries series, String period) {
        this.series = series;
        this.period = period;
    }

    /** Made when it is asked for: its key would take as much memory as all else that is known of it. */
    Leaf leaf() {
        return series.leaf(period);
    }

    /** Whether this is the leaf's key. */
    boolean isOf(String key) {
        return series.isKey(key, period);
    }

    String initiative() {
        return series.initiative();
    }

    /** Reads what it is looked up for. */
    int touch() {
        int read = 0;
        for (Partials partials : generations) {
            read += partials.told().length;
        }
        return read;
    }

    /** What a generation has of it; nothing is a sum of zero. */
    Tally tally(int generation) {
        return of(generation).map(Partials::tally).orElse(Tally.NONE);
    }

    /** Whether a generation has anything of it. */
    boolean isKnownTo(int generation) {
        return of(generation).isPresent();
    }

    /** Replaces a generation's partial of a ledger partition. */
    void setPartial(int generation, int partition, Tally tally, long at) {
        replace(of(generation).orElseGet(() -> Partials.none(generation)).with(partition, tally, at));
    }

    boolean hasPartial(int generation, int partition, Tally tally) {
        return of(generation).filter(partials -> partials.has(partition, tally)).isPresent();
    }

    void forget(int generation, int partition) {
        of(generation).ifPresent(partials -> replace(partials.without(partition)));
    }

    private void replace(Partials partials) {
        List<Partials> all = new ArrayList<>(generations.size() + 1);
        for (Partials other : generations) {
            if (other.generation() != partials.generation()) {
                all.add(other);
            }
        }
        if (!partials.isEmpty()) {
            all.add(partials);
        }
        generations = List.copyOf(all);
    }

    /** What this generation and later ones have of it. */
    List<Partials> since(int generation) {
        return hasBefore(generation)
                ? generations.stream()
                        .filter(partials -> partials.generation() >= generation)
                        .toList()
                : generations;
    }

    /** Sets what all generations have of it. */
    void setPartials(List<Partials> partials) {
        generations = partials;
    }

    /** Whether generations before this one have anything of it. */
    boolean hasBefore(int generation) {
        for (Partials partials : generations) {
            if (partials.generation() < generation) {
                return true;
            }
        }
        return false;
    }

    /** The partials of the generations before this one. */
    List<PartialForgotten> before(int generation) {
        if (!hasBefore(generation)) {
            return List.of();
        }
        String key = leaf().key();
        List<PartialForgotten> before = new ArrayList<>();
        for (Partials partials : generations) {
            if (partials.generation() < generation) {
                partials.partitions()
                        .forEach(partition -> before.add(new PartialForgotten(partials.generation(), key, partition)));
            }
        }
        return before;
    }

    /** When the last partial came, of whichever generation: milliseconds since 1970-01-01T00:00:00Z. */
    long latest() {
        long latest = 0;
        for (Partials partials : generations) {
            latest = Math.max(latest, partials.latest());
        }
        return latest;
    }

    boolean isPublished() {
        return publishedStanding != null;
    }

    /** Whether it was published with this standing. */
    boolean hasStanding(Standing standing) {
        return standing.equals(publishedStanding);
    }

    /** As it was published last. */
    Optional<LeafFigure> published() {
        return isPublished()
                ? Optional.of(
                        new LeafFigure(leaf(), publishedStanding, Tally.readShort(ByteBuffer.wrap(publishedTally))))
                : Optional.empty();
    }

    /** The totals that it counts in as published; none if it was not published, or does not count. */
    Optional<LeafTotals> totals() {
        return Optional.ofNullable(totals);
    }

    /**
     * It has been published.
     *
     * @param standing which is kept
     * @param totals that it counts in now
     */
    void setPublished(Standing standing, Tally tally, Optional<LeafTotals> totals) {
        ByteBuffer out = ByteBuffer.allocate(Tally.MOST_SHORT_BYTES);
        tally.writeShort(out);
        this.publishedStanding = standing;
        this.publishedTally = Arrays.copyOf(out.array(), out.position());
        this.totals = totals.orElse(null);
    }

    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean changed) {
        this.changed = changed;
    }

    /** Whether partials of it are in the log as they were delivered only. */
    boolean isUnsettled() {
        return unsettled;
    }

    void setUnsettled(boolean unsettled) {
        this.unsettled = unsettled;
    }

    private Optional<Partials> of(int generation) {
        for (Partials partials : generations) {
            if (partials.generation() == generation) {
                return Optional.of(partials);
            }
        }
        return Optional.empty();
    }
}
