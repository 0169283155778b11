package org.hled.api.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hled.api.figures.RecentChanges.Mark;
import org.hled.api.totals.Selection;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One open stream. It holds no events: only up to which change its client has been told, and whether the connection takes
 * more. What a slow client has missed is made up from the figures when it can take it, each key once. The hub's thread
 * does all but {@link #request} and {@link #cancel}.
 */
final class Follower implements Subscription {

    private final StreamHub hub;
    private final Selection selection;
    private final Subscriber<? super byte[]> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean waiting = true;
    private volatile boolean ended;

    /** The last change that the client knows; empty before the first snapshot. */
    private Optional<Mark> told;

    private Audience audience;
    private Optional<Telling> telling = Optional.empty();
    private long touches;
    private long heartbeatAt;
    private Optional<Long> blockedAt = Optional.empty();

    /** @param told the last change that the client knows from an earlier stream; empty for a snapshot */
    Follower(StreamHub hub, Selection selection, Subscriber<? super byte[]> subscriber, Optional<Mark> told) {
        this.hub = hub;
        this.selection = selection;
        this.subscriber = subscriber;
        this.told = told;
    }

    /** How the service's own state was told last; it is not part of any version. */
    record Telling(boolean stale, boolean silent) {}

    Selection selection() {
        return selection;
    }

    /** Among whom it is, from now on. */
    void joins(Audience those) {
        audience = those;
        touches = those.touches();
    }

    Audience audience() {
        return audience;
    }

    Optional<Mark> told() {
        return told;
    }

    Optional<Telling> telling() {
        return telling;
    }

    long touches() {
        return touches;
    }

    long heartbeatAt() {
        return heartbeatAt;
    }

    /** Since when there has been something to send that the connection does not take; a time of the hub's clock. */
    Optional<Long> blockedAt() {
        return blockedAt;
    }

    /** Whether it has joined and not ended. */
    boolean isIn() {
        return audience != null && !ended;
    }

    @Override
    public void request(long events) {
        demand.getAndUpdate(before -> before + events < before ? Long.MAX_VALUE : before + events);
        if (waiting) {
            hub.ready(this);
        }
    }

    @Override
    public void cancel() {
        if (!ended) {
            ended = true;
            hub.leave(this);
        }
    }

    /** Whether the connection takes an event now; if not, {@link #request} will tell the hub. */
    boolean canTake(long now) {
        waiting = true;
        if (demand.get() > 0) {
            waiting = false;
            blockedAt = Optional.empty();
            return true;
        }
        if (blockedAt.isEmpty()) {
            blockedAt = Optional.of(now);
        }
        return false;
    }

    /** The client knows the figures up to this change now. */
    void knows(Mark mark, Telling now, long touchesNow) {
        told = Optional.of(mark);
        telling = Optional.of(now);
        touches = touchesNow;
    }

    void heartbeatSent(long now) {
        heartbeatAt = now;
    }

    /** Sends the bytes; only after {@link #canTake}. */
    void send(byte[] bytes) {
        demand.decrementAndGet();
        if (!ended) {
            subscriber.onNext(bytes);
        }
    }

    /** Ends the stream in good order. */
    void complete() {
        ended = true;
        subscriber.onComplete();
    }

    /** Cuts the connection: nothing that is sent would get through. */
    void cut() {
        ended = true;
        subscriber.onError(new StuckClientException());
    }

    private static final class StuckClientException extends RuntimeException {
        private StuckClientException() {
            super("The client takes nothing any more.", null, false, false);
        }
    }
}
