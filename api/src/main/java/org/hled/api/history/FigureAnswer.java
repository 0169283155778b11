package org.hled.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hled.api.http.Csv;
import org.hled.api.totals.TotalJson;

/**
 * A figure as it stood after a change, and what has become of it.
 *
 * @param asOf all that the broker had received before then is in the figure: ISO 8601, UTC; null where it is not known
 * @param version the change asked for
 * @param stale whether what is said of now may be behind
 * @param permalink the figure in this version
 * @param total the figure
 * @param changed whether it says something else now
 * @param corrections since, newest first; the latest only
 * @param moreCorrections where all are; absent where these are all
 */
@Serdeable
record FigureAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        String permalink,
        TotalJson total,
        boolean changed,
        Current current,
        List<CorrectionJson> corrections,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String moreCorrections) {

    /** The figure now. */
    @Serdeable
    record Current(long version, String permalink, TotalJson total) {}

    Csv csv() {
        List<String> columns = new ArrayList<>(TotalJson.COLUMNS);
        columns.addAll(List.of(
                "version", "permalink", "changed", "currentVersion", "currentValue", "currentBound", "currentReports"));
        List<Object> cells = new ArrayList<>(Arrays.asList(total.cells()));
        cells.addAll(List.of(
                version,
                permalink,
                changed,
                current.version(),
                current.total().value(),
                current.total().bound(),
                current.total().reports()));
        Csv csv = new Csv(columns.toArray(String[]::new));
        csv.row(cells.toArray());
        return csv;
    }
}
