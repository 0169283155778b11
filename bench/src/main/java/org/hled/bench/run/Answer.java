package org.hled.bench.run;

import java.util.HashMap;
import java.util.Map;
import org.hled.bench.workload.Sum;

/**
 * What an engine has answered so far, beside what it must answer. A figure may come in parts, each of which replaces what
 * it said before.
 */
public final class Answer {

    private final Map<String, Sum> expected;
    private final long expectedReports;
    private final Map<String, Sum> parts = new HashMap<>();
    private final Map<String, Sum> figures = new HashMap<>();
    private long reports;
    private int wrong;

    /** @param expected the figures, by name */
    public Answer(Map<String, Sum> expected) {
        this.expected = expected;
        this.expectedReports =
                expected.values().stream().mapToLong(Sum::reports).sum();
        this.wrong = (int)
                expected.values().stream().filter(sum -> !sum.equals(Sum.EMPTY)).count();
    }

    /** The same answer, of which more is expected now. */
    Answer expecting(Map<String, Sum> more) {
        Answer answer = new Answer(more);
        figures.forEach((figure, sum) -> answer.put(figure, figure, sum));
        answer.parts.clear();
        answer.parts.putAll(parts);
        return answer;
    }

    /** Takes what a part of a figure now is. */
    public void put(String part, String figure, Sum now) {
        Sum before = parts.put(part, now);
        Sum was = figures.getOrDefault(figure, Sum.EMPTY);
        Sum is = was.plus(before == null ? now : now.minus(before));
        figures.put(figure, is);
        reports += is.reports() - was.reports();
        Sum must = expected.getOrDefault(figure, Sum.EMPTY);
        wrong += (is.equals(must) ? 0 : 1) - (was.equals(must) ? 0 : 1);
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
        for (var figure : expected.keySet()) {
            if (!figures.getOrDefault(figure, Sum.EMPTY).equals(expected.get(figure))) {
                return fault(figure);
            }
        }
        return figures.keySet().stream()
                .filter(figure -> !expected.containsKey(figure))
                .filter(figure -> !figures.get(figure).equals(Sum.EMPTY))
                .findFirst()
                .map(this::fault)
                .orElse("nothing");
    }

    private String fault(String figure) {
        return "%d of %d figures, among them %s: must be %s, and is %s"
                .formatted(
                        wrong,
                        expected.size(),
                        figure,
                        expected.getOrDefault(figure, Sum.EMPTY),
                        figures.getOrDefault(figure, Sum.EMPTY));
    }
}
