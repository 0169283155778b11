package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void growsFromASecondToTheLongest() {
        Duration before = Duration.ZERO;
        for (int attempts = 1; attempts <= 1000; attempts++) {
            Duration wait = backoff.wait(attempts, LONGEST, Optional.empty());
            assertThat(wait).isBetween(Duration.ofSeconds(1), LONGEST);
            if (attempts < 9) {
                assertThat(wait).isGreaterThan(before);
            }
            before = wait;
        }
        assertThat(before).isGreaterThan(Duration.ofMinutes(3));
    }

    @Test
    void isNotTheSameForTwo() {
        assertThat(backoff.wait(8, LONGEST, Optional.empty())).isNotEqualTo(backoff.wait(8, LONGEST, Optional.empty()));
    }

    @Test
    void isAsLongAsAskedForButNotForever() {
        assertThat(backoff.wait(1, LONGEST, Optional.of(Duration.ofSeconds(90))))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(backoff.wait(1, LONGEST, Optional.of(Duration.ofDays(1)))).isEqualTo(Duration.ofMinutes(5));
        assertThat(backoff.wait(10, LONGEST, Optional.of(Duration.ofSeconds(1))))
                .isGreaterThan(Duration.ofMinutes(3));
    }
}
