package org.hled.aggregator.stall;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * An ISO 8601 duration: of years, months and days by the calendar, such as P1M, or of days, hours, minutes and seconds,
 * such as PT1H.
 */
public record Span(Period days, Duration time) {

    /** @throws DateTimeException if the text is no such duration */
    public static Span parse(String text) {
        return text.contains("T")
                ? new Span(Period.ZERO, Duration.parse(text))
                : new Span(Period.parse(text), Duration.ZERO);
    }

    /** So many of it, one after the other. */
    public Span times(int count) {
        return new Span(days.multipliedBy(count), time.multipliedBy(count));
    }

    /** When it is over if it begins then: milliseconds since 1970-01-01T00:00:00Z. */
    long after(long begin, ZoneId zone) {
        return Instant.ofEpochMilli(begin)
                .atZone(zone)
                .plus(days)
                .plus(time)
                .toInstant()
                .toEpochMilli();
    }
}
