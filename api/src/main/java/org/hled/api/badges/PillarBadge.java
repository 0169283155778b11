package org.hled.api.badges;

import java.util.List;
import java.util.Optional;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Period;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Parameters;
import org.hled.schemas.code.Pillar;
import org.hled.schemas.code.Scope;

/** The badge of a pillar: one of its totals of all time. */
final class PillarBadge {

    private PillarBadge() {}

    /** @param unit may be absent where the pillar has this measure in one unit only */
    static Badge of(
            View view, Pillar pillar, String measure, Optional<String> unit, Language language, Parameters parameters) {
        List<TotalRow> totals = totals(view, pillar, measure).stream()
                .filter(total ->
                        unit.filter(asked -> !asked.equals(total.key().unit())).isEmpty())
                .toList();
        if (totals.size() > 1) {
            parameters.refuse(
                    "unit",
                    "It must be given, since there are several: "
                            + String.join(
                                    ", ",
                                    totals.stream()
                                            .map(total -> total.key().unit())
                                            .toList())
                            + ".");
        }
        return parameters.build(() -> {
            String label = language.choose(pillar.english(), pillar.spanish());
            String message = totals.stream()
                    .map(total -> Words.of(total, language))
                    .findFirst()
                    .orElse(Words.missing(language));
            return new Badge(
                    label,
                    message,
                    view.stale() || totals.isEmpty() ? Colour.GREY : Colour.BLUE,
                    "%s, %s: %s%s".formatted(label, measure, message, AsOf.of(view, language)));
        });
    }

    /** Those with reports: missing is not zero. */
    private static List<TotalRow> totals(View view, Pillar pillar, String measure) {
        TotalKey from = new TotalKey(Scope.PILLAR.id(), pillar.id(), measure, "", "");
        TotalKey to = new TotalKey(Scope.PILLAR.id(), pillar.id(), measure + '\0', "", "");
        return view.figures().totals().subMap(from, true, to, false).values().stream()
                .filter(total -> total.key().period().equals(Period.ALL.text()) && total.reports() > 0)
                .toList();
    }
}
