package org.hled.aggregator.intake.check;

import java.util.Optional;
import org.hled.aggregator.report.Precision;

/**
 * An update as sent: nothing is checked yet.
 *
 * @param submittedAt milliseconds since 1970-01-01T00:00:00Z
 * @param precision empty where a later version has sent what this one does not know
 */
public record Update(
        String agency,
        String initiative,
        String reportId,
        int revision,
        boolean withdrawn,
        String periodStart,
        String periodEnd,
        long submittedAt,
        Optional<Precision> precision,
        Optional<String> note,
        Statement statement) {}
