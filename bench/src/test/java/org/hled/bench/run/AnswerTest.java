package org.hled.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hled.bench.workload.Sum;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private final Answer answer = new Answer(Map.of("a", new Sum(10, 2), "b", new Sum(5, 1)));

    @Test
    void isRightWhenEveryFigureIs() {
        answer.put("a", new Sum(10, 2));
        assertThat(answer.isRight()).isFalse();
        assertThat(answer.fault()).contains("1 of 2 figures, among them b");

        answer.put("b", new Sum(5, 1));
        assertThat(answer.isRight()).isTrue();
        assertThat(answer.share()).isEqualTo(1);
    }

    @Test
    void addsUpPartsOfAFigureOfWhichALaterReplacesAnEarlier() {
        answer.put("b", new Sum(5, 1));
        answer.put("a#0", "a", new Sum(3, 1));
        answer.put("a#1", "a", new Sum(6, 1));
        assertThat(answer.isRight()).isFalse();

        answer.put("a#0", "a", new Sum(4, 1));
        assertThat(answer.isRight()).isTrue();
    }

    @Test
    void addsUpWhatIsAdded() {
        answer.put("a", new Sum(10, 2));
        answer.add("b", new Sum(2, 0));
        assertThat(answer.isRight()).isFalse();

        answer.add("b", new Sum(3, 1));
        assertThat(answer.isRight()).isTrue();
    }

    @Test
    void isWrongAgainWhenAFigureChanges() {
        answer.put("a", new Sum(10, 2));
        answer.put("b", new Sum(5, 1));
        answer.put("b", new Sum(6, 1));

        assertThat(answer.isRight()).isFalse();
    }

    @Test
    void aFigureThatNobodyExpectsMustBeEmpty() {
        answer.put("a", new Sum(10, 2));
        answer.put("b", new Sum(5, 1));
        answer.put("c", new Sum(1, 1));
        assertThat(answer.isRight()).isFalse();
        assertThat(answer.fault()).contains("among them c");

        answer.put("c", new Sum(0, 0));
        assertThat(answer.isRight()).isTrue();
    }

    @Test
    void keepsWhatItHasWhenMoreIsExpected() {
        answer.put("a", new Sum(10, 2));
        answer.put("b", new Sum(5, 1));

        Answer more = answer.expecting(Map.of("a", new Sum(10, 2), "b", new Sum(7, 2)));
        assertThat(more.isRight()).isFalse();

        more.put("b", new Sum(7, 2));
        assertThat(more.isRight()).isTrue();
    }
}
