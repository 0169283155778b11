package org.hled.bench.result;

import java.util.List;
import java.util.Locale;

/**
 * Bars that lie one under the other, as an SVG that reads well on light and on dark ground.
 *
 * @param title what is shown, and in what
 * @param bars from top to bottom
 */
public record BarChart(String title, List<Bar> bars) {

    private static final int LABEL_WIDTH = 250;
    private static final int BAR_WIDTH = 380;
    private static final int WIDTH = LABEL_WIDTH + BAR_WIDTH + 150;
    private static final int ROW = 26;
    private static final int TOP = 44;
    private static final int BAR_HEIGHT = 18;

    /**
     * One bar.
     *
     * @param label what it is
     * @param value how long it is
     * @param extent how far a paler bar behind it goes on; the value where there is none
     * @param ours whether it is the product's
     */
    public record Bar(String label, double value, double extent, boolean ours) {

        /** A bar with nothing behind it. */
        public Bar(String label, double value, boolean ours) {
            this(label, value, value, ours);
        }
    }

    /** The picture. */
    public String svg() {
        int height = TOP + bars.size() * ROW + 10;
        double longest =
                Math.max(1, bars.stream().mapToDouble(Bar::extent).max().orElse(1));
        StringBuilder svg = new StringBuilder();
        append(svg, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img"
                     aria-label="%s" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="12" y="24" font-size="15" font-weight="bold" fill="#1b1b1b">%s</text>
                """, WIDTH, height, WIDTH, height, escaped(title), escaped(title));
        for (int i = 0; i < bars.size(); i++) {
            appendBar(svg, bars.get(i), TOP + i * ROW, BAR_WIDTH / longest);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void appendBar(StringBuilder svg, Bar bar, int y, double scale) {
        String colour = bar.ours() ? "#005ea2" : "#71767a";
        int middle = y + BAR_HEIGHT - 5;
        double width = bar.value() * scale;
        double extent = bar.extent() * scale;
        append(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1b1b1b\">%s</text>%n",
                LABEL_WIDTH - 8,
                middle,
                escaped(bar.label()));
        if (extent > width) {
            append(
                    svg,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" opacity=\"0.35\"/>%n",
                    LABEL_WIDTH,
                    y,
                    extent,
                    BAR_HEIGHT,
                    colour);
        }
        append(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABEL_WIDTH,
                y,
                width,
                BAR_HEIGHT,
                colour);
        append(
                svg,
                "<text x=\"%.1f\" y=\"%d\" fill=\"#1b1b1b\">%s</text>%n",
                LABEL_WIDTH + extent + 6,
                middle,
                figures(bar));
    }

    private static String figures(Bar bar) {
        return bar.extent() > bar.value()
                ? String.format(Locale.ROOT, "%,.0f / %,.0f", bar.value(), bar.extent())
                : String.format(Locale.ROOT, "%,.0f", bar.value());
    }

    private static void append(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
