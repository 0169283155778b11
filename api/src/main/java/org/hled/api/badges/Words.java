package org.hled.api.badges;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.hled.api.figures.Status;
import org.hled.api.figures.TotalRow;
import org.hled.api.totals.Bound;
import org.hled.schemas.code.Currencies;

/** What badges and feeds say. */
public final class Words {

    private Words() {}

    static String of(Status status, Language language) {
        return switch (status) {
            case AWAITING -> language.choose("awaiting first report", "en espera del primer informe");
            case ON_TRACK -> language.choose("on track", "al corriente");
            case LATE -> language.choose("late", "con retraso");
            case STALLED -> language.choose("stalled", "estancada");
            case PAUSED -> language.choose("paused", "en pausa");
            case CLOSED -> language.choose("closed", "concluida");
            case UNKNOWN -> language.choose("unknown", "se desconoce");
        };
    }

    /** Nothing has been reported, or all of it was withdrawn: that is not zero. */
    static String missing(Language language) {
        return language.choose("no figure yet", "sin cifra aún");
    }

    /** The figure and how to read it: {@code ≥ 5,000 people}, {@code ~ 17,500,000 USD}. */
    public static String of(TotalRow total, Language language) {
        String unit = total.key().unit();
        String sign = switch (Bound.of(total)) {
            case EXACT -> "";
            case AT_LEAST -> "≥ ";
            case ESTIMATED -> "~ ";
        };
        return sign + number(total.value(), unit, language) + " " + unit(unit, language);
    }

    private static String number(BigDecimal value, String unit, Language language) {
        NumberFormat numbers = language.numbers();
        BigDecimal shortest = value.stripTrailingZeros();
        // Cents are shown where there are any.
        int digits = shortest.scale() <= 0 ? 0 : Math.max(shortest.scale(), Currencies.digitsOf(unit));
        numbers.setMinimumFractionDigits(digits);
        numbers.setMaximumFractionDigits(digits);
        return numbers.format(value);
    }

    private static String unit(String unit, Language language) {
        return language.choose(
                unit,
                switch (unit) {
                    case "people" -> "personas";
                    case "milestones" -> "hitos";
                    case "vehicles" -> "vehículos";
                    case "containers" -> "contenedores";
                    case "trains" -> "trenes";
                    default -> unit;
                });
    }
}
