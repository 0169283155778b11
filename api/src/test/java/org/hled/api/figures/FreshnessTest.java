package org.hled.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Freshness freshness = new Freshness(clock::get);

    @Test
    void isStaleBeforeTheFirstFigures() {
        assertThat(freshness.isStale()).isTrue();
    }

    @Test
    void isStaleWhenNothingWasHeardForLongerThanAllowed() {
        freshness.currentAsOf(freshness.now());
        assertThat(freshness.isStale()).isFalse();

        clock.addAndGet(Freshness.ALLOWED.toNanos());
        assertThat(freshness.isStale()).isFalse();
        clock.addAndGet(1);
        assertThat(freshness.isStale()).isTrue();
    }

    @Test
    void recovers() {
        freshness.currentAsOf(freshness.now());
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        freshness.currentAsOf(freshness.now());

        assertThat(freshness.isStale()).isFalse();
    }
}
