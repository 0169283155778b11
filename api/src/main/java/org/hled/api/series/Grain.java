package org.hled.api.series;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hled.api.figures.Period;

/** The periods of one length, each with a number: those that follow one another have numbers that do. */
enum Grain {
    MONTH(12, "YYYY-MM", "(\\d{4})-(0[1-9]|1[0-2])", "%04d-%02d"),
    QUARTER(4, "YYYY-Qn", "(\\d{4})-Q([1-4])", "%04d-Q%d"),
    YEAR(1, "YYYY", "(\\d{4})()", "%04d");

    private final int perYear;
    private final String grammar;
    private final Pattern form;
    private final String format;

    Grain(int perYear, String grammar, String form, String format) {
        this.perYear = perYear;
        this.grammar = grammar;
        this.form = Pattern.compile(form);
        this.format = format;
    }

    /** Its name in HTTP: month, quarter or year. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Grain::word).toList();
    }

    static Optional<Grain> byWord(String word) {
        return Arrays.stream(values())
                .filter(grain -> grain.word().equals(word))
                .findFirst();
    }

    /** How its periods are written, for people. */
    String grammar() {
        return grammar;
    }

    /** The number of a period; empty if it is not of this length. */
    OptionalInt number(String period) {
        Matcher matcher = form.matcher(period);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int part = matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
        return OptionalInt.of(Integer.parseInt(matcher.group(1)) * perYear + part - 1);
    }

    /** The period of this number. */
    String period(int number) {
        return format.formatted(number / perYear, number % perYear + 1);
    }

    /** Whether a period is longer than these and contains one from the first number to the last. */
    boolean isStraddledBy(Period longer, int first, int last) {
        if (longer.equals(Period.ALL)) {
            return true;
        }
        return Arrays.stream(values()).filter(other -> other.perYear < perYear).anyMatch(other -> {
            int each = perYear / other.perYear;
            OptionalInt number = other.number(longer.text());
            return number.isPresent()
                    && number.getAsInt() * each <= last
                    && number.getAsInt() * each + each - 1 >= first;
        });
    }
}
