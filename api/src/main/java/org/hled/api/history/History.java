package org.hled.api.history;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.hled.api.figures.Freshness;
import org.hled.api.http.ProblemException;

/** What is known of the history now, and how far behind it may be. */
@Singleton
final class History {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Freshness freshness;
    private volatile Optional<HistoryIndex> index = Optional.empty();

    @Inject
    History() {
        this(new Freshness());
    }

    /** @param freshness of the history alone: the figures have their own */
    History(Freshness freshness) {
        this.freshness = freshness;
    }

    Freshness freshness() {
        return freshness;
    }

    /** Shows what was read from the topic's beginning to its end; what is added to it later is shown too. */
    void show(HistoryIndex read) {
        index = Optional.of(read);
    }

    /** What is shown; empty before the topic has been read to its end. */
    Optional<HistoryIndex> shown() {
        return index;
    }

    /** @throws ProblemException if the topic has not been read to its end yet */
    HistoryIndex index() {
        return index.orElseThrow(() -> ProblemException.busy(
                "The history of the figures is still being read. "
                        + freshness
                                .obstacle()
                                .orElseGet(() -> "%d records are still to come.".formatted(freshness.lag())),
                RETRY_AFTER));
    }
}
