package org.hled.aggregator.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Target;
import org.hled.schemas.code.Currencies;
import org.hled.schemas.code.Measures;
import org.hled.schemas.code.Pillar;

/** What an entry of the catalog must be. One that is refused leaves the entry before it in force. */
public final class CatalogCheck {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int ID_LENGTH = 64;
    private static final int DATE_LENGTH = 10;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final List<String> ROLES = List.of("lead", "partner");

    /** Activity status of IATI. */
    private static final List<String> STATUSES =
            List.of("pipeline", "implementation", "finalisation", "closed", "cancelled", "suspended");

    private static final Duration MONTH = ChronoUnit.MONTHS.getDuration();

    /** Times are kept to the second. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Two years: whoever is silent for longer has been forgotten, and a mistyped number is found. */
    private static final Duration LONGEST = MONTH.multipliedBy(24);

    private CatalogCheck() {}

    /**
     * Checks an entry.
     *
     * @param key key of the record that it came in
     * @throws InvalidEntry if a field breaks a rule
     */
    public static void check(String key, Initiative entry) throws InvalidEntry {
        id("id", entry.getId());
        require("id", entry.getId().equals(key), "must be the record's key, %s, and is %s", key, entry.getId());
        oneOf(
                "pillar",
                entry.getPillar(),
                Stream.of(Pillar.values()).map(Pillar::id).toList());
        notBlank("title.en", entry.getTitle().getEn());
        notBlank("title.es", entry.getTitle().getEs());
        Set<String> agencies = agencies(entry.getAgencies());
        measures(entry.getMeasures(), agencies);
        date("startDate", entry.getStartDate());
        duration("cadence", entry.getCadence(), SHORTEST);
        duration("grace", entry.getGrace(), Duration.ZERO);
        if (entry.getReminder() != null) {
            duration("reminder", entry.getReminder(), SHORTEST);
        }
        timeZone(entry.getTimeZone());
        oneOf("status", entry.getStatus(), STATUSES);
        for (int i = 0; i < entry.getTargets().size(); i++) {
            target("targets[" + i + "].", entry.getTargets().get(i));
        }
    }

    private static Set<String> agencies(List<Participant> participants) throws InvalidEntry {
        require("agencies", !participants.isEmpty(), "must name at least one agency");
        Set<String> agencies = new HashSet<>();
        for (int i = 0; i < participants.size(); i++) {
            String field = "agencies[" + i + "].";
            String agency = participants.get(i).getAgency();
            id(field + "agency", agency);
            require(field + "agency", agencies.add(agency), "must be named once, and %s stands twice", agency);
            oneOf(field + "role", participants.get(i).getRole(), ROLES);
        }
        return agencies;
    }

    private static void measures(List<ExpectedMeasure> measures, Set<String> agencies) throws InvalidEntry {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            String field = "measures[" + i + "].";
            String measure = measures.get(i).getMeasure();
            String agency = measures.get(i).getAgency();
            knownMeasure(field + "measure", measure);
            require(
                    field + "agency",
                    agencies.contains(agency),
                    "must be one of the initiative's agencies, %s, and is %s",
                    agencies.stream().sorted().collect(Collectors.joining(", ")),
                    agency);
            require(field + "measure", named.add(measure), "must be named once, and %s stands twice", measure);
        }
    }

    private static void target(String field, Target target) throws InvalidEntry {
        knownMeasure(field + "measure", target.getMeasure());
        switch (Measures.unitOf(target.getMeasure()).orElseThrow()) {
            case Measures.Unit.Fixed(var unit) -> oneOf(field + "unit", target.getUnit(), List.of(unit));
            case Measures.Unit.Currency() ->
                require(
                        field + "unit",
                        Currencies.isKnown(target.getUnit()),
                        "must be a currency by ISO 4217 such as USD, and is %s",
                        target.getUnit());
        }
        BigDecimal value = number(field + "value", target.getValue());
        BigDecimal baseline = number(field + "baseline", target.getBaseline());
        require(field + "value", value.compareTo(baseline) != 0, "must differ from the baseline, %s", baseline);
        LocalDate from = date(field + "from", target.getFrom());
        LocalDate due = date(field + "due", target.getDue());
        require(field + "due", due.isAfter(from), "must be after the day it is counted from, %s, and is %s", from, due);
    }

    private static void knownMeasure(String field, String measure) throws InvalidEntry {
        require(
                field,
                Measures.unitOf(measure).isPresent(),
                "must be a measure such as enrollment.enrolled or port.trucks.northbound, and is %s",
                measure);
    }

    private static void id(String field, String value) throws InvalidEntry {
        require(
                field,
                value.length() <= ID_LENGTH && ID.matcher(value).matches(),
                "must be 1 to %d small letters, digits and single hyphens between them, and is %s",
                ID_LENGTH,
                value);
    }

    private static void notBlank(String field, String value) throws InvalidEntry {
        require(field, !value.isBlank(), "must not be empty");
    }

    private static void oneOf(String field, String value, List<String> allowed) throws InvalidEntry {
        require(field, allowed.contains(value), "must be one of %s, and is %s", String.join(", ", allowed), value);
    }

    private static BigDecimal number(String field, String value) throws InvalidEntry {
        require(
                field,
                NUMBER.matcher(value).matches(),
                "must be a number of at most 12 digits and two decimals, and is %s",
                value);
        return new BigDecimal(value);
    }

    private static LocalDate date(String field, String value) throws InvalidEntry {
        Optional<LocalDate> date = dateOf(value);
        require(field, date.isPresent(), "must be a date that exists, as YYYY-MM-DD, and is %s", value);
        return date.get();
    }

    /** Empty if it is none; a year of more than four digits has a sign, and may be beyond what milliseconds hold. */
    private static Optional<LocalDate> dateOf(String value) {
        try {
            return Optional.of(value)
                    .filter(text -> text.length() == DATE_LENGTH)
                    .map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void timeZone(String value) throws InvalidEntry {
        require(
                "timeZone",
                ZoneId.getAvailableZoneIds().contains(value),
                "must be a name of the IANA time zone database such as America/Mexico_City, and is %s",
                value);
    }

    /** A duration of days, months and years, or of days, hours, minutes and seconds. */
    private static void duration(String field, String value, Duration shortest) throws InvalidEntry {
        Optional<Duration> length = lengthOf(value);
        require(
                field,
                length.isPresent()
                        && length.get().compareTo(shortest) >= 0
                        && length.get().compareTo(LONGEST) <= 0,
                "must be an ISO 8601 duration such as P1M, P90D or PT1H, from %s to P2Y, and is %s",
                shortest,
                value);
    }

    /** How long a duration is, by the average length of months and years; empty if it is none, or has a part below zero. */
    private static Optional<Duration> lengthOf(String value) {
        try {
            if (value.contains("T")) {
                return Optional.of(Duration.parse(value));
            }
            Period period = Period.parse(value);
            return period.isNegative()
                    ? Optional.empty()
                    : Optional.of(MONTH.multipliedBy(period.toTotalMonths()).plusDays(period.getDays()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static void require(String field, boolean holds, String rule, Object... values) throws InvalidEntry {
        if (!holds) {
            throw invalid(field, rule, values);
        }
    }

    private static InvalidEntry invalid(String field, String rule, Object... values) {
        return new InvalidEntry(field, field + " " + rule.formatted(values));
    }
}
