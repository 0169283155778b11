package org.hled.local.demo;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be seen of stalls, and how much of it has been: from the first silence to the recovery. Where a look comes too
 * late for a step, the silence is repeated, from its beginning to its end. For one thread.
 */
final class Story {

    private static final String ON_TRACK = "on-track";
    private static final String LATE = "late";
    private static final String STALLED = "stalled";

    private enum Step {
        REPORTS,
        GOES_LATE,
        STALLS,
        RAISES,
        RECOVERS,
        RESOLVES,
        FALLS_FLAT,
        NEVER_REPORTS
    }

    private static final Set<Step> OF_THE_SILENCE =
            Collections.unmodifiableSet(EnumSet.range(Step.GOES_LATE, Step.RESOLVES));

    private final Cast cast;
    private final Set<Step> missing = EnumSet.allOf(Step.class);
    private boolean silent;
    private boolean hadStalled;
    private Optional<String> alert = Optional.empty();

    Story(Cast cast) {
        this.cast = cast;
    }

    /** Takes in how the initiatives stand now. */
    void see(List<Standing> standings) {
        for (Standing standing : standings) {
            if (standing.id().equals(cast.silenced())) {
                seeSilenced(standing);
            } else if (standing.id().equals(cast.flat())) {
                seen(Step.FALLS_FLAT, standing.reasons().contains("flat"));
            } else if (standing.id().equals(cast.never())) {
                seen(Step.NEVER_REPORTS, isStalled(standing) && standing.alert().isPresent());
            }
        }
    }

    /** Whether the initiative that is to fall silent should be so now. */
    boolean wantsSilence() {
        return silent;
    }

    boolean isWhole() {
        return missing.isEmpty();
    }

    /** The steps that were not seen, in their order, for people to read. */
    List<String> missing() {
        return missing.stream().map(this::shown).toList();
    }

    private void seeSilenced(Standing now) {
        boolean onTrack = now.status().equals(ON_TRACK);
        seen(Step.REPORTS, onTrack);
        seen(Step.GOES_LATE, silent && now.status().equals(LATE));
        seen(Step.STALLS, silent && isStalled(now));
        seen(Step.RAISES, silent && now.alert().isPresent());
        seen(Step.RECOVERS, onTrack && hadStalled);
        seen(Step.RESOLVES, now.alert().isEmpty() && alert.isPresent());
        hadStalled |= isStalled(now);
        alert = now.alert().map(Standing.OpenAlert::id);
        // It speaks again when its alert is out, and falls silent when it has recovered, as long as a step is missing.
        boolean wanted =
                alert.isEmpty() && (silent || onTrack) && missing.stream().anyMatch(OF_THE_SILENCE::contains);
        if (wanted && !silent) {
            // All in one go, so that they are seen in their order.
            missing.addAll(OF_THE_SILENCE);
            hadStalled = false;
        }
        silent = wanted;
    }

    private void seen(Step step, boolean holds) {
        if (holds) {
            missing.remove(step);
        }
    }

    private static boolean isStalled(Standing standing) {
        return standing.status().equals(STALLED);
    }

    private String shown(Step step) {
        return switch (step) {
            case REPORTS -> cast.silenced() + " is on track";
            case GOES_LATE -> cast.silenced() + " goes late";
            case STALLS -> cast.silenced() + " stalls";
            case RAISES -> "an alert is raised for " + cast.silenced();
            case RECOVERS -> cast.silenced() + " is on track again";
            case RESOLVES -> "the alert for %s is resolved".formatted(cast.silenced());
            case FALLS_FLAT -> cast.flat() + " falls flat";
            case NEVER_REPORTS -> cast.never() + " stalls, and an alert is raised for it";
        };
    }
}
