package org.hled.api.badges;

/**
 * A badge as a picture. It loads nothing and has no style sheet, so that the strictest policy lets it be; its text is
 * fitted to the width that is reckoned for it, since nobody knows the fonts of whoever looks at it.
 */
final class BadgeSvg {

    private static final int PADDING = 6;
    /** Of an average character of Verdana or DejaVu Sans at 11 pixels, with something to spare. */
    private static final double CHARACTER = 6.7;

    private static final int LONGEST = 80;

    private BadgeSvg() {}

    static String of(Badge badge, Language language) {
        String label = shortened(badge.label());
        String message = shortened(badge.message());
        int labelWidth = width(label);
        int messageWidth = width(message);
        int width = labelWidth + messageWidth;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" viewBox="0 0 %d 20" role="img" \
                aria-labelledby="title" xml:lang="%s">
                <title id="title">%s</title>
                <rect width="%d" height="20" fill="#3d3d3d"/>
                <rect x="%d" width="%d" height="20" fill="%s"/>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle" \
                aria-hidden="true">
                %s%s</g>
                </svg>
                """.formatted(
                        width,
                        width,
                        language.code(),
                        escaped(badge.detail()),
                        width,
                        labelWidth,
                        messageWidth,
                        badge.colour().hex(),
                        text(label, 0, labelWidth),
                        text(message, labelWidth, messageWidth));
    }

    private static String text(String text, int from, int width) {
        return "<text x=\"%d\" y=\"14\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\">%s</text>\n"
                .formatted(from + width / 2, width - 2 * PADDING, escaped(text));
    }

    private static int width(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * CHARACTER) + 2 * PADDING;
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** As XML 1.0 takes it: what it has no way to write is left out. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().filter(BadgeSvg::isOfXml).forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static boolean isOfXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
