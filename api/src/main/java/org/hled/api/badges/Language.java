package org.hled.api.badges;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hled.api.figures.CatalogEntry;

/** What language a badge speaks. */
enum Language {
    EN(Locale.US),
    ES(Locale.forLanguageTag("es-MX"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** Its code by ISO 639: en or es. */
    String code() {
        return locale.getLanguage();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }

    static Optional<Language> byCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    String of(CatalogEntry.Text text) {
        return choose(text.en(), text.es());
    }

    String choose(String english, String spanish) {
        return switch (this) {
            case EN -> english;
            case ES -> spanish;
        };
    }

    /** Whole numbers and decimals with separators of thousands, as people of the language write them. */
    NumberFormat numbers() {
        return NumberFormat.getNumberInstance(locale);
    }
}
