package org.hled.api.stream;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hled.api.figures.RecentChanges.Mark;
import org.hled.api.totals.Selection;

/**
 * All who follow the same selection. It knows when that was last touched, so that all who know as much get the same bytes.
 * For the hub's thread.
 */
final class Audience {

    private final Selection selection;
    private final Set<Follower> followers = new LinkedHashSet<>();

    private long touches;
    private long touched;
    private long touchedBefore;
    private long quietUntil;

    /** @param now number of the last change; whether that touched the selection is not known */
    Audience(Selection selection, long now) {
        this.selection = selection;
        this.touched = now;
    }

    Selection selection() {
        return selection;
    }

    Set<Follower> followers() {
        return followers;
    }

    /** One of the changes after the one number touches the selection, and none before; up to the other number. */
    void touch(long after, long upTo) {
        if (touched != upTo) {
            touchedBefore = touched;
            quietUntil = after;
            touched = upTo;
            touches++;
        }
    }

    /** How often it was touched, changes that were looked at together counted as one. */
    long touches() {
        return touches;
    }

    /** Whether there may be something that one who knows the figures up to this change does not know. */
    boolean hasNewsAfter(Mark told) {
        return told.number() < touched;
    }

    /**
     * The number of the latest change after which the same is to be told as after this one, so that clients who know equally
     * much of the selection get the same bytes.
     */
    long sameAs(Mark told) {
        return told.number() >= touchedBefore ? Math.max(told.number(), quietUntil) : told.number();
    }
}
