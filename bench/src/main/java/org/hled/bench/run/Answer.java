package org.hled.bench.run;

import java.util.HashMap;
import java.util.Map;
import org.hled.bench.workload.Sum;

/**
 * What an engine has answered so far, beside what it must answer. A figure may come in parts, each of which replaces what
 * it said before.
 */
public final class Answer {

    private final Map<String, Figure> figures = new HashMap<>();
    private final Map<String, Sum> parts = new HashMap<>();
    private final int expected;
    private long expectedReports;
    private long reports;
    private int wrong;

    private static final class Figure {
        private Sum must = Sum.EMPTY;
        private Sum is = Sum.EMPTY;

        private boolean isRight() {
            return is.equals(must);
        }
    }

    /** @param expected the figures, by name */
    public Answer(Map<String, Sum> expected) {
        this.expected = expected.size();
        expected.forEach((name, sum) -> {
            Figure figure = new Figure();
            figure.must = sum;
            figures.put(name, figure);
            expectedReports += sum.reports();
            wrong += figure.isRight() ? 0 : 1;
        });
    }

    /** The same answer, of which more is expected now. */
    Answer expecting(Map<String, Sum> more) {
        Answer answer = new Answer(more);
        figures.forEach((name, figure) -> answer.put(name, figure.is));
        answer.parts.putAll(parts);
        return answer;
    }

    /** Takes what a figure now is. */
    public void put(String name, Sum now) {
        Figure figure = figures.computeIfAbsent(name, n -> new Figure());
        boolean before = figure.isRight();
        reports += now.reports() - figure.is.reports();
        figure.is = now;
        wrong += (figure.isRight() ? 0 : 1) - (before ? 0 : 1);
    }

    /** Takes what a part of a figure now is. */
    public void put(String part, String name, Sum now) {
        Sum before = parts.put(part, now);
        add(name, before == null ? now : now.minus(before));
    }

    /** Takes what is added to a figure. */
    public void add(String name, Sum more) {
        Figure figure = figures.get(name);
        put(name, figure == null ? more : figure.is.plus(more));
    }

    /** Whether every figure is as it must be, and there is none beside them. */
    public boolean isRight() {
        return wrong == 0;
    }

    /** How much of the reports it has, from 0 to 1 (or more, where it counts too much). */
    public double share() {
        return expectedReports == 0 ? 1 : (double) reports / expectedReports;
    }

    /** What is wrong, for a message: how many figures, and one of them. */
    public String fault() {
        return figures.entrySet().stream()
                .filter(entry -> !entry.getValue().isRight())
                .findFirst()
                .map(entry -> "%d of %d figures, among them %s: must be %s, and is %s"
                        .formatted(wrong, expected, entry.getKey(), entry.getValue().must, entry.getValue().is))
                .orElse("nothing");
    }
}
