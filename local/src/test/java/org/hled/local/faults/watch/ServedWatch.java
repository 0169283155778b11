package org.hled.local.faults.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.hled.local.faults.oracle.Position;
import org.hled.local.faults.oracle.Published.Total;
import org.hled.local.faults.oracle.Sum;
import org.hled.local.faults.watch.Served.Answer;

/**
 * Asks an API again and again, and holds it to what it has said: neither its version nor its time goes backwards, and what it shows at a
 * version is what was committed as that version, never more and never something else. Once it has had figures it has them for as long as it
 * lives, and tells them.
 */
public final class ServedWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration MOST_SILENT = Duration.ofSeconds(30);

    private final URI api;
    private final Served served = new Served();
    private final Thread thread = Thread.ofPlatform().name("reader").daemon().unstarted(this::run);
    private final TreeMap<Long, Map<String, Sum>> shown = new TreeMap<>();
    private final Map<Long, Map<String, Sum>> downloaded = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long last;
    private boolean stale;
    private boolean hadFigures;
    private Instant asOf = Instant.EPOCH;
    private Instant heard = Instant.now();
    private volatile boolean closed;

    public ServedWatch(URI api) {
        this.api = api;
        thread.start();
    }

    /** Whether the last answer said that it may be behind. */
    public synchronized boolean isStale() {
        return stale;
    }

    /** Up to when everything was in, as the last answer said. */
    public synchronized Instant asOf() {
        return asOf;
    }

    /** Whether the one that answers has had figures. */
    synchronized boolean hasHadFigures() {
        return hadFigures;
    }

    /** The highest version that it has answered. */
    public synchronized long version() {
        return last;
    }

    /** The totals of all scopes that it serves now in these periods. */
    public Map<String, Sum> all(Collection<String> periods) {
        return served.all(api, periods);
    }

    /** Where the records stand that it shows as rejected now. */
    public List<Position> rejections() {
        return served.rejections(api);
    }

    /** What somebody else was shown at a version: the programme's totals of all time. */
    synchronized void alsoShown(long version, Map<String, Sum> totals) {
        Map<String, Sum> before = shown.putIfAbsent(version, totals);
        if (before != null && !before.equals(totals)) {
            complaints.add("version %d was shown as %s and as %s".formatted(version, before, totals));
        }
    }

    /** What somebody has downloaded at a version: all totals. */
    synchronized void alsoDownloaded(long version, Map<String, Sum> totals) {
        downloaded.put(version, totals);
    }

    /** Something that no answer may be. */
    synchronized void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Whether there is something that {@link #check} can judge. */
    public synchronized boolean hasBeenShown() {
        return !shown.isEmpty() || !complaints.isEmpty();
    }

    /** Compares all that was shown, which must be something, with what has been committed, in its order. */
    public synchronized void check(List<Total> committed) {
        assertThat(complaints).as("answers of the API").isEmpty();
        assertThat(shown).as("what the API has shown, by version").isNotEmpty();
        Map<String, Sum> whole = new HashMap<>();
        Map<String, Sum> programme = new HashMap<>();
        Set<Long> versions = new TreeSet<>(shown.keySet());
        versions.addAll(downloaded.keySet());
        int next = 0;
        for (long version : versions) {
            while (next < committed.size() && committed.get(next).version() <= version) {
                Total total = committed.get(next++);
                Sum sum = total.sum();
                Sum told = new Sum(sum.value(), sum.reports(), sum.atLeast(), sum.estimated(), 0);
                whole.put(total.key(), told);
                if (total.key().startsWith("programme/") && total.key().endsWith("/all")) {
                    programme.put(total.key(), told);
                }
            }
            if (shown.containsKey(version)) {
                assertThat(shown.get(version))
                        .as("what the API showed at version %d", version)
                        .isEqualTo(programme);
            }
            if (downloaded.containsKey(version)) {
                assertThat(downloaded.get(version).equals(whole))
                        .as("whether a download of version %d is what was committed as such", version)
                        .isTrue();
            }
        }
    }

    /** Forgets what was shown, and not how far it was. */
    public synchronized void forget() {
        shown.clear();
        downloaded.clear();
    }

    private void run() {
        while (!closed) {
            try {
                take(served.programme(api));
            } catch (RuntimeException | AssertionError e) {
                complain("an answer that may not be: " + e);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private void take(Reply reply) {
        switch (reply) {
            case Reply.Read(var page) -> note(Served.answer(page));
            case Reply.NotReady() -> noteNotReady();
            case Reply.NobodyThere() -> noteGone();
            case Reply.Silence() -> noteSilence();
        }
    }

    /** One who waits for a figure does so for half a minute at most. */
    private synchronized void noteSilence() {
        if (Duration.between(heard, Instant.now()).compareTo(MOST_SILENT) > 0) {
            complaints.add("no answer since " + heard);
            heard = Instant.now();
        }
    }

    private synchronized void noteNotReady() {
        heard = Instant.now();
        if (hadFigures) {
            complaints.add("503 after version %d, of an API that goes on living".formatted(last));
        }
    }

    private synchronized void noteGone() {
        heard = Instant.now();
        hadFigures = false;
    }

    private synchronized void note(Answer answer) {
        hadFigures = true;
        heard = Instant.now();
        if (answer.asOf().isBefore(asOf)) {
            complaints.add("as of %s after as of %s".formatted(answer.asOf(), asOf));
        }
        asOf = answer.asOf();
        if (answer.version() < last) {
            complaints.add("version %d after %d".formatted(answer.version(), last));
        }
        last = Math.max(last, answer.version());
        stale = answer.stale();
        alsoShown(answer.version(), answer.totals());
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        served.close();
    }
}
