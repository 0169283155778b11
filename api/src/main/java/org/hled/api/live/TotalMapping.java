package org.hled.api.live;

import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.totals.Change;
import org.hled.totals.Total;

/** Totals, from the wire. */
public final class TotalMapping implements LiveTopic.Mapping<Total> {

    @Override
    public Change change(Total total) {
        return total.getChange();
    }

    @Override
    public TotalRow row(Total total) {
        return new TotalRow(
                key(total),
                total.getValue(),
                total.getReports(),
                total.getAtLeast(),
                total.getEstimated(),
                total.getNegative(),
                total.getUpdatedAt());
    }

    /** What the total is of. */
    public TotalKey key(Total total) {
        return new TotalKey(total.getScope(), total.getId(), total.getMeasure(), total.getUnit(), total.getPeriod());
    }
}
