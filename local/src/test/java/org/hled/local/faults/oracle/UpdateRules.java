package org.hled.local.faults.oracle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericRecord;
import org.hled.local.faults.oracle.Version.Precision;
import org.hled.local.faults.oracle.Version.Report;

/** What docs/rejections.md allows, written a second time. */
final class UpdateRules {

    static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern PORT = Pattern.compile("[0-9]{4}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,2})?");
    private static final long TRILLION = 1_000_000_000_000L;
    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;
    private static final int BATCH_LIMIT = 1_048_588;
    private static final Map<String, Precision> PRECISIONS =
            Map.of("EXACT", Precision.EXACT, "AT_LEAST", Precision.AT_LEAST, "ESTIMATED", Precision.ESTIMATED);

    private UpdateRules() {}

    static void checkSize(byte[] key, byte[] value) throws Invalid {
        require(value != null, "no value");
        require((key == null ? 0 : key.length) + value.length <= BATCH_LIMIT, "too large");
    }

    static Version check(GenericRecord update, Kind kind, Optional<String> owner, long received) throws Invalid {
        String agency = id(update, "agency");
        require(owner.isEmpty() || owner.get().equals(agency), "not its topic");
        String reportId = text(update, "reportId");
        require(
                !reportId.isEmpty()
                        && reportId.codePointCount(0, reportId.length()) <= 200
                        && reportId.chars().noneMatch(Character::isISOControl),
                "reportId");
        long submittedAt = (long) update.get("submittedAt");
        require(submittedAt >= EARLIEST && submittedAt <= received + DAY, "submittedAt");
        require(update.get("note") == null || length(update, "note") <= 10_000, "note");
        Precision precision = PRECISIONS.get(text(update, "precision"));
        require(precision != null, "precision");
        Counted counted = counted(update, kind, reportId);
        return new Version(
                new Report(kind, agency, reportId),
                (int) between(((Integer) update.get("revision")).longValue(), 1_000_000_000),
                submittedAt,
                (boolean) update.get("withdrawn"),
                precision,
                counted.amount().setScale(2),
                id(update, "initiative"),
                counted.measure(),
                counted.unit(),
                counted.place(),
                period(update, received));
    }

    private record Counted(String measure, String unit, String place, BigDecimal amount) {}

    private static Counted counted(GenericRecord update, Kind kind, String reportId) throws Invalid {
        return switch (kind) {
            case ENROLLMENT ->
                new Counted("enrollment." + code(update, "stage"), "people", "-", count(update, "people"));
            case INVESTMENT -> {
                String amount = match(AMOUNT, text(update, "amount"));
                String currency = match(CURRENCY, text(update, "currency"));
                yield new Counted("investment." + code(update, "transaction"), currency, "-", new BigDecimal(amount));
            }
            case PORT -> {
                String port = match(PORT, text(update, "port"));
                String direction = text(update, "direction").toLowerCase(Locale.ROOT);
                require(!direction.equals("unknown"), "direction");
                String traffic = code(update, "traffic");
                String unit = CountedCodes.TRAFFIC.getOrDefault(traffic, "crossings");
                yield new Counted("port." + traffic + "." + direction, unit, port, count(update, "crossings"));
            }
            case MILESTONE -> {
                require(id(update, "milestone").equals(reportId), "milestone");
                int title = length(update, "title");
                require(title >= 1 && title <= 500, "title");
                yield new Counted("milestone." + code(update, "status"), "milestones", "-", BigDecimal.ONE);
            }
        };
    }

    private static String period(GenericRecord update, long received) throws Invalid {
        LocalDate start = date(update, "periodStart");
        LocalDate end = date(update, "periodEnd");
        LocalDate latest = Instant.ofEpochMilli(received)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusYears(10);
        require(!end.isBefore(start) && start.getYear() >= 1900 && !end.isAfter(latest), "period");
        if (start.getYear() != end.getYear()) {
            return "all";
        }
        if (start.getMonth() == end.getMonth()) {
            return "%04d-%02d".formatted(start.getYear(), start.getMonthValue());
        }
        int quarter = (start.getMonthValue() - 1) / 3;
        return quarter == (end.getMonthValue() - 1) / 3
                ? "%04d-Q%d".formatted(start.getYear(), quarter + 1)
                : "%04d".formatted(start.getYear());
    }

    private static LocalDate date(GenericRecord update, String field) throws Invalid {
        try {
            return LocalDate.parse(match(DATE, text(update, field)));
        } catch (DateTimeException e) {
            throw new Invalid(field);
        }
    }

    private static String id(GenericRecord update, String field) throws Invalid {
        return match(ID, text(update, field));
    }

    private static String code(GenericRecord update, String field) throws Invalid {
        return match(CODE, text(update, field)).toLowerCase(Locale.ROOT);
    }

    private static BigDecimal count(GenericRecord update, String field) throws Invalid {
        return BigDecimal.valueOf(between((long) update.get(field), TRILLION));
    }

    private static long between(long value, long most) throws Invalid {
        require(value >= 0 && value <= most, "number");
        return value;
    }

    private static String match(Pattern pattern, String value) throws Invalid {
        require(pattern.matcher(value).matches(), pattern.pattern());
        return value;
    }

    private static int length(GenericRecord update, String field) {
        String value = text(update, field);
        return value.codePointCount(0, value.length());
    }

    private static String text(GenericRecord update, String field) {
        return update.get(field).toString();
    }

    private static void require(boolean holds, String rule) throws Invalid {
        if (!holds) {
            throw new Invalid(rule);
        }
    }
}
