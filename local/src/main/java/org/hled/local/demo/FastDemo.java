package org.hled.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.hled.local.fault.Fault;

/**
 * Lets an initiative fall silent and speak again, and shows what the API says meanwhile: late, stalled, an alert, on track
 * again. The catalog has been published, and its cadences are of seconds.
 */
public final class FastDemo {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Agencies agencies;
    private final Cast cast;
    private final URI api;
    private final PrintStream out;
    private final Polling polling;

    /**
     * @param reporting those who report
     * @param cast which initiative has which part
     * @param api where the stack's API answers
     * @param out where the changes are shown
     * @param cancelled whether to give up
     */
    public FastDemo(Reporting reporting, Cast cast, URI api, PrintStream out, BooleanSupplier cancelled) {
        this(reporting, cast, api, out, new Polling(POLL, cancelled));
    }

    FastDemo(Agencies agencies, Cast cast, URI api, PrintStream out, Polling polling) {
        this.agencies = agencies;
        this.cast = cast;
        this.api = api;
        this.out = out;
        this.polling = polling;
    }

    /**
     * Goes on until the whole story was seen.
     *
     * @param limit how long that may take
     * @throws Fault naming the steps that are missing by then
     */
    public void run(Duration limit) {
        try (StandingClient client = new StandingClient(api)) {
            new Run(client, now(), limit).toTheEnd();
        }
        out.println("every step was seen");
    }

    private long now() {
        return polling.nanoTime().getAsLong();
    }

    private final class Run {

        private final StandingClient client;
        private final long begin;
        private final Duration limit;
        private final Story story = new Story(cast);
        private final Changes changes = new Changes();
        private boolean silent;
        private String noAnswer = "";

        Run(StandingClient client, long begin, Duration limit) {
            this.client = client;
            this.begin = begin;
            this.limit = limit;
        }

        void toTheEnd() {
            while (true) {
                agencies.check();
                look();
                if (story.isWhole()) {
                    return;
                }
                if (now() - begin > limit.toNanos()) {
                    throw new Fault("not seen after %d s:%n%s%s"
                            .formatted(limit.toSeconds(), String.join("\n", story.missing()), noAnswer));
                }
                polling.pauseOnce();
            }
        }

        private void look() {
            List<Standing> standings;
            try {
                standings = client.get();
                noAnswer = "";
            } catch (IOException e) {
                noAnswer = "%n%s".formatted(e);
                return;
            }
            changes.since(standings).forEach(change -> show(change.initiative(), change.what()));
            story.see(standings);
            if (silent != story.wantsSilence()) {
                silent = story.wantsSilence();
                agencies.setSilent(cast.silenced(), silent);
                show(cast.silenced(), silent ? "(sends nothing from now on)" : "(sends reports again)");
            }
        }

        private void show(String initiative, String what) {
            double seconds = (now() - begin) / 1e9;
            out.println(String.format(Locale.ROOT, "%6.1f s  %-24s  %s", seconds, initiative, what));
        }
    }
}
