package org.hled.local.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a page, and the comment before it that says how it is tested.
 *
 * @param page the page's path from the project's root
 * @param line where the block begins, from 1
 * @param language what stands behind the fence
 * @param mark what stands in the comment on the line before; empty if there is none
 * @param lines what is in the block
 */
record MarkdownBlock(String page, int line, String language, String mark, List<String> lines) {

    static final String TESTED = "tested";
    static final String FROM = "from ";
    static final String NOT_TESTED = "not tested: ";

    private static final String FENCE = "```";

    MarkdownBlock {
        lines = List.copyOf(lines);
    }

    /** All blocks of a page, in their order. */
    static List<MarkdownBlock> of(String page) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Shell.ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<MarkdownBlock> blocks = new ArrayList<>();
        for (int start = 0; start < lines.size(); start++) {
            if (lines.get(start).startsWith(FENCE)) {
                int end = start + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                blocks.add(new MarkdownBlock(
                        page,
                        start + 1,
                        lines.get(start).substring(FENCE.length()),
                        start == 0 ? "" : mark(lines.get(start - 1)),
                        lines.subList(start + 1, end)));
                start = end;
            }
        }
        return blocks;
    }

    boolean isTested() {
        return mark.equals(TESTED);
    }

    boolean isExcerpt() {
        return mark.startsWith(FROM);
    }

    /** Whether it says what is to be made of it. */
    boolean isMarked() {
        return isTested() || isExcerpt() || mark.startsWith(NOT_TESTED) && mark.length() > NOT_TESTED.length();
    }

    /** The file that an excerpt is of. */
    String source() {
        return mark.substring(FROM.length());
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }

    private static String mark(String line) {
        return line.startsWith("<!-- ") && line.endsWith(" -->")
                ? line.substring("<!-- ".length(), line.length() - " -->".length())
                : "";
    }
}
