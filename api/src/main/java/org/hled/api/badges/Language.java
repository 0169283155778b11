package org.hled.api.badges;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hled.api.figures.CatalogEntry;

/** What language we speak to people. */
public enum Language {
    EN(Locale.US),
    ES(Locale.forLanguageTag("es-MX"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** Its code by ISO 639: en or es. */
    public String code() {
        return locale.getLanguage();
    }

    /** The codes of all languages. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }

    /** The language of this code; empty if we do not speak it. */
    public static Optional<Language> byCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The text in this language. */
    public String of(CatalogEntry.Text text) {
        return choose(text.en(), text.es());
    }

    /** The one of two texts that is in this language. */
    public String choose(String english, String spanish) {
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
