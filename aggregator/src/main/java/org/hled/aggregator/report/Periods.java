package org.hled.aggregator.report;

import java.time.LocalDate;
import java.util.List;

/** Periods as text: {@code 2024-03}, {@code 2024-Q1}, {@code 2024} (ISO 8601, with quarters) and {@code all}. */
public final class Periods {

    public static final String ALL = "all";

    private static final int MONTH_LENGTH = "2024-03".length();
    private static final int YEAR_LENGTH = "2024".length();

    private Periods() {}

    /** The smallest month, quarter, year or {@code all} that contains all days from start to end. */
    public static String smallest(LocalDate start, LocalDate end) {
        if (start.getYear() != end.getYear()) {
            return ALL;
        }
        String year = Integer.toString(start.getYear());
        if (start.getMonthValue() == end.getMonthValue()) {
            return month(year, start.getMonthValue());
        }
        int quarter = quarter(start.getMonthValue());
        return quarter == quarter(end.getMonthValue()) ? year + "-Q" + quarter : year;
    }

    /** The period and all larger ones that contain it, smallest first; {@code all} is the last. */
    public static List<String> containing(String period) {
        if (period.equals(ALL)) {
            return List.of(ALL);
        }
        if (period.length() == YEAR_LENGTH) {
            return List.of(period, ALL);
        }
        String year = period.substring(0, YEAR_LENGTH);
        if (period.charAt(YEAR_LENGTH + 1) == 'Q') {
            return List.of(period, year, ALL);
        }
        int month = Integer.parseInt(period, YEAR_LENGTH + 1, MONTH_LENGTH, 10);
        return List.of(period, year + "-Q" + quarter(month), year, ALL);
    }

    private static String month(String year, int month) {
        return month < 10 ? year + "-0" + month : year + "-" + month;
    }

    private static int quarter(int month) {
        return (month + 2) / 3;
    }
}
