package org.hled.aggregator.intake.check;

import org.hled.aggregator.report.ReportId;

/** Identities of updates that were checked. For one thread. */
public final class ReportIds {

    private final ReportId.Maker maker = new ReportId.Maker();

    /** The identity as 16 bytes: kind of update, agency and reportId. */
    public byte[] of(Update update) {
        return maker.of(update.statement().kind().code(), update.agency(), update.reportId());
    }
}
