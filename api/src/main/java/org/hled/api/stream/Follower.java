package org.hled.api.stream;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hled.api.figures.RecentChanges.Mark;
import org.hled.api.totals.Selection;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One open stream. It holds no events but the one that it is sending: only up to which change its client has been told, and
 * whether the connection takes more. What a slow client has missed is made up from the figures when it can take it, each key
 * once. The hub's thread does all but {@link #request} and {@link #cancel}.
 */
final class Follower implements Subscription {

    /** So much waits in the server for a connection, and shows when it is taken that the client reads. */
    static final int PIECE = 16 << 10;

    private final StreamHub hub;
    private final Selection selection;
    private final Subscriber<? super ByteBuffer> subscriber;
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
    /** What is still to be sent of that which was begun. */
    private Optional<ByteBuffer> rest = Optional.empty();

    /** @param told the last change that the client knows from an earlier stream; empty for a snapshot */
    Follower(StreamHub hub, Selection selection, Subscriber<? super ByteBuffer> subscriber, Optional<Mark> told) {
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

    /** Whether something was begun and is not all sent: nothing else may be sent in between. */
    boolean isMidway() {
        return rest.isPresent();
    }

    @Override
    public void request(long pieces) {
        demand.getAndUpdate(before -> before + pieces < before ? Long.MAX_VALUE : before + pieces);
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

    /** Whether the connection takes a piece now; if not, {@link #request} will tell the hub. */
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

    /** Sends the bytes, as many at once as the connection takes; only where it is not midway. */
    void send(byte[] bytes, long now) {
        rest = Optional.of(ByteBuffer.wrap(bytes));
        sendOn(now);
    }

    /** Goes on with what was begun, as far as the connection takes it. */
    void sendOn(long now) {
        while (rest.isPresent() && canTake(now)) {
            ByteBuffer bytes = rest.get();
            int length = Math.min(PIECE, bytes.remaining());
            ByteBuffer piece = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            rest = rest.filter(ByteBuffer::hasRemaining);
            demand.decrementAndGet();
            if (!ended) {
                subscriber.onNext(piece);
            }
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
