package org.hled.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page ended: the key of its last entry. It holds across versions, since lists are sorted by key and keys do not
 * go away: whoever follows cursors while the figures change gets each key once, and sees by {@code version} that they
 * changed.
 */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** Which list a cursor belongs to; each has its own. */
    public enum Kind {
        TOTALS("t1", 5, ".*"),
        UNCOUNTED("u1", 6, ".*"),
        /** The grouping and the seven dimensions, empty where not grouped by. */
        CUBE("c1", 8, ".*"),
        INITIATIVES("i1", 1, ".*"),
        REJECTIONS("r1", 1, "\\d{1,18}"),
        ALERTS("a1", 1, "\\d{1,18}"),
        /** The offset of the page's last correction. */
        CORRECTIONS("h1", 1, "\\d{1,18}");

        private final String mark;
        private final int parts;
        private final Pattern form;

        Kind(String mark, int parts, String form) {
            this.mark = mark;
            this.parts = parts;
            this.form = Pattern.compile(form, Pattern.DOTALL);
        }
    }

    /** The key as opaque text, fit for a URL. */
    public static String encode(Kind kind, List<String> key) {
        String text = kind.mark + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<List<String>> decode(Kind kind, String cursor) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
        List<String> key = parts.subList(1, parts.size());
        return parts.getFirst().equals(kind.mark)
                        && key.size() == kind.parts
                        && key.stream().allMatch(part -> kind.form.matcher(part).matches())
                ? Optional.of(List.copyOf(key))
                : Optional.empty();
    }
}
