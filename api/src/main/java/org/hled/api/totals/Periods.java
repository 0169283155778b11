package org.hled.api.totals;

import java.util.List;
import org.hled.api.figures.Period;
import org.hled.api.http.Parameters;

/** The parameter {@code period}. */
public final class Periods {

    private Periods() {}

    /** The periods asked for; {@code all} if none is named. */
    public static List<Period> of(Parameters parameters) {
        List<Period> periods = parameters.all("period", Period::parse, Period.FORMS);
        return periods.isEmpty() ? List.of(Period.ALL) : periods;
    }
}
