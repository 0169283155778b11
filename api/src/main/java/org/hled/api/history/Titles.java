package org.hled.api.history;

import java.util.Map;
import java.util.stream.Collectors;
import org.hled.api.badges.Language;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.TotalKey;
import org.hled.schemas.code.Pillar;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/** What programme, pillars and initiatives are called. */
record Titles(Language language, Map<String, CatalogEntry.Text> initiatives) {

    static Titles of(View view, Language language) {
        return new Titles(
                language, view.figures().catalog().collect(Collectors.toMap(CatalogEntry::id, CatalogEntry::title)));
    }

    /** The title of what the figure is of; its id where it has none. */
    String of(TotalKey key) {
        return switch (Scope.byId(key.scope()).orElseThrow()) {
            case PROGRAMME -> language.choose(Programme.ENGLISH, Programme.SPANISH);
            case PILLAR ->
                Pillar.byId(key.id())
                        .map(pillar -> language.choose(pillar.english(), pillar.spanish()))
                        .orElse(key.id());
            case INITIATIVE -> initiatives.containsKey(key.id()) ? language.of(initiatives.get(key.id())) : key.id();
        };
    }
}
