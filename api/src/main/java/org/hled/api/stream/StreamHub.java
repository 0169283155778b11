package org.hled.api.stream;

import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.RecentChanges.Mark;
import org.hled.api.figures.Staleness;
import org.hled.api.http.ProblemException;
import org.hled.api.totals.Selection;
import org.reactivestreams.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open streams. Whoever asks for one is let in by any thread; all else is done in passes, one after the other, by one
 * thread: it looks at the figures, sees whom the changes concern, and sends each as much as makes the difference between what
 * it was told last and how the figures stand. So nobody waits for anybody, and there is nothing that piles up.
 */
@Singleton
final class StreamHub {

    /** Proxies cut a connection that is silent for a minute. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A connection that takes nothing for so long is cut. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final Duration LOOK_AT_ALL = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    /** The figures do not change while they are looked at; so not for too many at once. */
    private static final int AT_ONCE = 500;
    /** Nor for too much, which is in memory until it is sent: some 10 MB, and what one of them is told at most. */
    private static final int ROWS_AT_ONCE = 20_000;

    private final LiveFigures figures;
    private final Freshness clock;
    private final JsonMapper json;
    private final StreamCounts counts;
    private final int most;

    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Follower> joining = new ConcurrentLinkedQueue<>();
    private final Queue<Follower> leaving = new ConcurrentLinkedQueue<>();
    private final Queue<Follower> ready = new ConcurrentLinkedQueue<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;

    private final Audiences audiences = new Audiences();
    /** To be looked at in the next pass. */
    private final Set<Follower> concerned = new LinkedHashSet<>();
    /** Number of the last change that was looked at. */
    private long seen;

    private long nextLookAtAll;
    private Optional<Follower.Telling> telling = Optional.empty();

    /** @param most how many streams may be open at once */
    StreamHub(
            LiveFigures figures,
            Freshness clock,
            JsonMapper json,
            StreamCounts counts,
            @Value("${hled.stream.most:20000}") int most) {
        this.figures = figures;
        this.clock = clock;
        this.json = json;
        this.counts = counts;
        this.most = most;
        this.nextLookAtAll = clock.now();
        figures.onChange(wake::release);
        counts.openStreams(open::get);
    }

    /**
     * A stream of the selection.
     *
     * @param lastEventId of the last event that the client has; empty or useless: it begins with a snapshot
     * @throws org.hled.api.figures.NotReadyException if there are no figures yet
     * @throws ProblemException if something asked for does not exist, or there are too many streams
     */
    EventStream open(Selection selection, Optional<String> lastEventId) {
        Optional<Mark> told = figures.read(view -> {
            selection.unknownId(view.figures()).ifPresent(id -> {
                throw ProblemException.notFound("There is no '%s' in the scopes asked for.".formatted(id));
            });
            return lastEventId
                    .filter(id -> id.matches("\\d{1,18}"))
                    .flatMap(id -> view.recent().at(Long.parseLong(id)));
        });
        if (closed || open.get() >= most) {
            throw ProblemException.busy(
                    closed
                            ? "The service is stopping."
                            : "There are %d open streams, and no more are allowed.".formatted(open.get()),
                    RETRY_AFTER);
        }
        return new EventStream(subscriber -> subscribe(selection, told, subscriber));
    }

    private void subscribe(Selection selection, Optional<Mark> told, Subscriber<? super ByteBuffer> subscriber) {
        Follower follower = new Follower(this, selection, subscriber, told);
        // Others may have come since it was asked for: only who is counted here has a place.
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            subscriber.onSubscribe(follower);
            // Nothing can be said any more; the client comes again, and is told why it is refused.
            follower.complete();
            return;
        }
        joining.add(follower);
        subscriber.onSubscribe(follower);
        wake.release();
    }

    /** The follower's connection takes something again. */
    void ready(Follower follower) {
        ready.add(follower);
        wake.release();
    }

    /** The follower's connection has gone. */
    void leave(Follower follower) {
        leaving.add(follower);
        wake.release();
    }

    /** Waits until there may be something to do; at most until the next look at all. */
    void await() throws InterruptedException {
        if (wake.tryAcquire(LOOK_AT_ALL.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Ends all streams, and lets nobody in any more. Only after the last pass. */
    void close() {
        closed = true;
        letInAndOut();
        followers().forEach(this::end);
    }

    /** No stream is opened from now on. */
    void refuse() {
        closed = true;
    }

    private void end(Follower follower) {
        try {
            follower.complete();
        } catch (RuntimeException e) {
            LOG.debug("A stream could not be ended", e);
        }
        remove(follower);
    }

    /** Sends everybody what there is to send. */
    void pass() {
        letInAndOut();
        if (open.get() == 0) {
            return;
        }
        sendOn();
        figures.read(this::lookAtChanges);
        long now = clock.now();
        Follower.Telling current = telling(figures.staleness());
        boolean toldOtherwise = telling.filter(current::equals).isEmpty();
        telling = Optional.of(current);
        if (toldOtherwise || now - nextLookAtAll >= 0) {
            concerned.addAll(followers());
            nextLookAtAll = now + LOOK_AT_ALL.toNanos();
        }
        List<Follower> all = List.copyOf(concerned);
        concerned.clear();
        for (int from = 0; from < all.size(); ) {
            from += serve(all.subList(from, Math.min(from + AT_ONCE, all.size())));
            sendOn();
        }
        if (!concerned.isEmpty()) {
            wake.release();
        }
    }

    /** Goes on with what was begun where the connection takes more again. */
    private void sendOn() {
        // Once each: who takes fast would keep all others waiting.
        for (Follower taking : drained(ready)) {
            try {
                taking.sendOn(clock.now());
            } catch (RuntimeException e) {
                broken(taking, e);
            }
            if (!taking.isMidway()) {
                concerned.add(taking);
            }
        }
    }

    private static List<Follower> drained(Queue<Follower> queue) {
        List<Follower> all = new ArrayList<>();
        for (Follower next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        return all;
    }

    private static void broken(Follower follower, RuntimeException e) {
        LOG.debug("A stream has broken", e);
        follower.cancel();
    }

    private static Follower.Telling telling(Staleness staleness) {
        return new Follower.Telling(staleness != Staleness.CURRENT, staleness == Staleness.SILENT);
    }

    private void letInAndOut() {
        // Whoever leaves has joined before; so those first who leave.
        List<Follower> left = drained(leaving);
        for (Follower follower = joining.poll(); follower != null; follower = joining.poll()) {
            audiences.add(follower, seen);
            concerned.add(follower);
        }
        left.forEach(this::remove);
    }

    private void remove(Follower follower) {
        if (audiences.remove(follower)) {
            open.decrementAndGet();
        }
    }

    /** Sees whom the changes since the last look concern. */
    private Mark lookAtChanges(View view) {
        Mark last = view.recent().last();
        if (last.number() != seen) {
            Set<Audience> touched = new LinkedHashSet<>();
            if (view.recent().reaches(seen)) {
                view.recent().since(seen, key -> audiences.concernedBy(key, view.figures(), touched::add));
            } else {
                touched.addAll(audiences.all());
            }
            touched.forEach(audience -> audience.touch(seen, last.number()));
            touched.forEach(audience -> concerned.addAll(audience.followers()));
            seen = last.number();
        }
        return last;
    }

    /**
     * Sends the first of them what there is to send.
     *
     * @return how many they are, at least one: as many as can be told of one state of the figures, without too much of it in
     *     memory
     */
    private int serve(List<Follower> some) {
        long now = clock.now();
        List<Outgoing> outgoing = new ArrayList<>();
        int served = figures.read(view -> {
            // What has changed since the pass began: then others may be concerned, in the next pass.
            lookAtChanges(view);
            Frames frames = new Frames(view);
            int count = 0;
            while (count < some.size() && frames.rows() < ROWS_AT_ONCE) {
                Follower follower = some.get(count++);
                if (follower.isIn()) {
                    List<Frame> due = due(follower, view, frames, now);
                    if (!due.isEmpty()) {
                        outgoing.add(new Outgoing(follower, due));
                    }
                }
            }
            return count;
        });
        outgoing.forEach(each -> send(each, now));
        for (Follower follower : some.subList(0, served)) {
            if (follower.blockedAt()
                    .filter(since -> now - since >= PATIENCE.toNanos())
                    .isPresent()) {
                cut(follower);
            }
        }
        return served;
    }

    /** What the follower is to be told now; nothing where there is nothing, or where its connection takes nothing. */
    private List<Frame> due(Follower follower, View view, Frames frames, long now) {
        if (follower.isMidway()) {
            return List.of();
        }
        Audience audience = follower.audience();
        Follower.Telling current = telling(view.staleness());
        boolean news =
                follower.told().filter(told -> !audience.hasNewsAfter(told)).isEmpty();
        boolean heartbeat = follower.telling().filter(current::equals).isEmpty()
                || now - follower.heartbeatAt() >= HEARTBEAT.toNanos();
        if ((!news && !heartbeat) || !follower.canTake(now)) {
            return List.of();
        }
        Optional<Long> after =
                follower.told().map(told -> news ? audience.sameAs(told) : seen).filter(view.recent()::reaches);
        boolean wasSilent = follower.telling().map(Follower.Telling::silent).orElse(false);
        Frame figuresFrame = after.map(
                        number -> frames.changes(audience.selection(), number, wasSilent != current.silent()))
                .orElseGet(() -> frames.snapshot(audience.selection()));
        count(follower, figuresFrame);
        follower.knows(view.recent().last(), current, audience.touches());
        if (heartbeat || after.isEmpty()) {
            follower.heartbeatSent(now);
        }
        // A snapshot says all that a heartbeat does.
        return heartbeat && after.isPresent()
                ? Frame.nonEmpty(figuresFrame, frames.heartbeat())
                : Frame.nonEmpty(figuresFrame);
    }

    private void count(Follower follower, Frame frame) {
        long missed = follower.audience().touches() - follower.touches() - 1;
        if (!frame.isEmpty() && missed > 0) {
            counts.coalesced(missed);
        }
    }

    private void send(Outgoing outgoing, long now) {
        try {
            outgoing.follower().send(Frame.join(outgoing.frames(), json), now);
            outgoing.frames().forEach(frame -> frame.events().forEach(counts::sent));
        } catch (RuntimeException e) {
            broken(outgoing.follower(), e);
        }
    }

    private void cut(Follower follower) {
        counts.cut();
        LOG.debug("A client has taken nothing for {} s: cutting its stream", PATIENCE.toSeconds());
        try {
            follower.cut();
        } catch (RuntimeException e) {
            LOG.debug("A stream could not be cut", e);
        }
        remove(follower);
    }

    private List<Follower> followers() {
        return audiences.all().stream()
                .flatMap(audience -> audience.followers().stream())
                .toList();
    }

    private record Outgoing(Follower follower, List<Frame> frames) {}
}
