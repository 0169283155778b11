package org.hled.aggregator.intake.check;

import static org.hled.aggregator.report.RejectionCode.INVALID_AMOUNT;
import static org.hled.aggregator.report.RejectionCode.INVALID_CODE;
import static org.hled.aggregator.report.RejectionCode.INVALID_DATE;
import static org.hled.aggregator.report.RejectionCode.INVALID_ID;
import static org.hled.aggregator.report.RejectionCode.INVALID_NUMBER;
import static org.hled.aggregator.report.RejectionCode.INVALID_TEXT;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The forms that single fields must have. Written out by hand: they run for every report. */
final class Fields {

    static final long MOST_UNITS = 1_000_000_000_000L;

    private static final int ID_LENGTH = 64;
    private static final int REPORT_ID_LENGTH = 200;
    private static final int CODE_LENGTH = 64;
    private static final int DATE_LENGTH = "2024-03-31".length();
    private static final int PORT_LENGTH = 4;
    private static final int CURRENCY_LENGTH = 3;
    private static final int AMOUNT_DIGITS = 12;
    private static final int SHOWN = 80;

    private Fields() {}

    /** Words of small letters and digits with single hyphens between them. */
    static boolean isId(String value) {
        boolean valid = !value.isEmpty() && value.length() <= ID_LENGTH;
        char before = '-';
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            valid = (c >= 'a' && c <= 'z') || isDigit(c) || (c == '-' && before != '-');
            before = c;
        }
        return valid && before != '-';
    }

    static void id(String field, String value) throws Refused {
        if (!isId(value)) {
            throw new Refused(
                    INVALID_ID,
                    field,
                    "%s must be 1 to %d small letters, digits and single hyphens between them, and is %s"
                            .formatted(field, ID_LENGTH, shown(value)));
        }
    }

    static void reportId(String value) throws Refused {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > REPORT_ID_LENGTH || hasControl(value)) {
            throw new Refused(
                    INVALID_ID,
                    "reportId",
                    "reportId must be 1 to %d characters without control characters, and is %s"
                            .formatted(REPORT_ID_LENGTH, shown(value)));
        }
    }

    static void text(String field, String value, int least, int most) throws Refused {
        int length = value.codePointCount(0, value.length());
        if (length < least || length > most) {
            throw new Refused(
                    INVALID_TEXT,
                    field,
                    "%s must have %d to %d characters, and has %d".formatted(field, least, most, length));
        }
    }

    static void number(String field, long value, long least, long most) throws Refused {
        if (value < least || value > most) {
            throw new Refused(
                    INVALID_NUMBER, field, "%s must be %d to %d, and is %d".formatted(field, least, most, value));
        }
    }

    /** The form of a code that lists may learn: capital letters, digits and underscores. */
    static void code(String field, String value, String examples) throws Refused {
        boolean valid = !value.isEmpty() && value.length() <= CODE_LENGTH && isCapital(value.charAt(0));
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            valid = isCapital(c) || isDigit(c) || c == '_';
        }
        if (!valid) {
            throw new Refused(
                    INVALID_CODE,
                    field,
                    "%s must be a code in capital letters such as %s, and is %s"
                            .formatted(field, examples, shown(value)));
        }
    }

    static void currency(String value) throws Refused {
        if (value.length() != CURRENCY_LENGTH || !areCapitals(value)) {
            throw new Refused(
                    INVALID_CODE,
                    "currency",
                    "currency must be a code of ISO 4217, three capital letters such as USD or MXN, and is "
                            + shown(value));
        }
    }

    static void port(String value) throws Refused {
        if (value.length() != PORT_LENGTH || digits(value, 0, PORT_LENGTH) < 0) {
            throw new Refused(
                    INVALID_CODE,
                    "port",
                    "port must be a CBP port code, four digits such as 2304, and is " + shown(value));
        }
    }

    /** Reads {@code YYYY-MM-DD}. */
    static LocalDate date(String field, String value) throws Refused {
        if (value.length() == DATE_LENGTH && value.charAt(4) == '-' && value.charAt(7) == '-') {
            int year = digits(value, 0, 4);
            int month = digits(value, 5, 7);
            int day = digits(value, 8, 10);
            if (year >= 0 && month >= 0 && day >= 0) {
                try {
                    return LocalDate.of(year, month, day);
                } catch (DateTimeException e) {
                    throw noDate(field, value);
                }
            }
        }
        throw noDate(field, value);
    }

    private static Refused noDate(String field, String value) {
        return new Refused(
                INVALID_DATE,
                field,
                "%s must be a date that exists, as YYYY-MM-DD, and is %s".formatted(field, shown(value)));
    }

    /** Reads {@code -?\d{1,12}(\.\d{1,2})?} as hundredths. */
    static long amount(String value) throws Refused {
        int at = value.startsWith("-") ? 1 : 0;
        int start = at;
        long units = 0;
        while (at < value.length() && isDigit(value.charAt(at)) && at - start < AMOUNT_DIGITS) {
            units = units * 10 + value.charAt(at++) - '0';
        }
        boolean valid = at > start;
        int cents = 0;
        if (valid && at < value.length()) {
            int decimals = value.length() - at - 1;
            cents = value.charAt(at) == '.' && (decimals == 1 || decimals == 2)
                    ? digits(value, at + 1, value.length())
                    : -1;
            valid = cents >= 0;
            cents = decimals == 1 ? cents * 10 : cents;
        }
        if (!valid) {
            throw new Refused(
                    INVALID_AMOUNT,
                    "amount",
                    "amount must be 1 to 12 digits, then none or a point and one or two digits, with - before it where"
                            + " money is taken back, such as 17500000.00, and is " + shown(value));
        }
        long hundredths = units * 100 + cents;
        return start == 1 ? -hundredths : hundredths;
    }

    /** The value for a message: quoted, cut, and without characters that could play tricks in a log. */
    private static String shown(String value) {
        String cut = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return '"' + cut.replaceAll("\\p{C}", "�") + '"';
    }

    private static int digits(String value, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(value.charAt(i))) {
                return -1;
            }
            number = number * 10 + value.charAt(i) - '0';
        }
        return number;
    }

    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean areCapitals(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isCapital(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
