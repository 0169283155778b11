package org.hled.aggregator.rollup.figures;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;

/**
 * The leaves that have changed and wait to be looked at, those of an initiative together: they share totals, so that a backlog
 * of many leaves moves each total once or a few times, and not again for each of its leaves. Initiatives have their turns in
 * the order in which the first of their leaves came. For one thread.
 */
final class WaitingLeaves {

    private final LinkedHashMap<String, ArrayDeque<LeafState>> batches = new LinkedHashMap<>();

    /** What comes for its initiative from now on is another batch, so that no initiative has its turn for ever. */
    private ArrayDeque<LeafState> begun = new ArrayDeque<>();

    private long done;

    /** A leaf has changed; one that waits already has its place. */
    void add(LeafState leaf) {
        if (!leaf.isChanged()) {
            leaf.setChanged(true);
            batches.computeIfAbsent(leaf.initiative(), initiative -> new ArrayDeque<>())
                    .add(leaf);
        }
    }

    /** The next leaf, which does not wait any more; null if there is none. */
    LeafState poll() {
        if (begun.isEmpty()) {
            var first = batches.pollFirstEntry();
            if (first == null) {
                return null;
            }
            begun = first.getValue();
        }
        LeafState next = begun.poll();
        next.setChanged(false);
        if (begun.isEmpty()) {
            done++;
        }
        return next;
    }

    boolean isEmpty() {
        return begun.isEmpty() && batches.isEmpty();
    }

    /** How many batches are through. */
    long done() {
        return done;
    }

    /** How many will be when all leaves that wait now are. */
    long doneWhenCurrent() {
        return done + batches.size() + (begun.isEmpty() ? 0 : 1);
    }

    void clear() {
        batches.clear();
        begun = new ArrayDeque<>();
        done = 0;
    }
}
