package org.hled.local.rebuild;

import java.util.Set;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Road;

/** The generation that was current before another one, which is followed until nothing of it is left. */
record Former(Road road) {

    /** The one before this. */
    static Former of(Generations generations, int number) {
        int former = number - 1;
        while (former > Road.FIRST && generations.of(former).isEmpty()) {
            former--;
        }
        return new Former(new Road(former));
    }

    int number() {
        return road.generation();
    }

    /**
     * Whether it is cleared away.
     *
     * @param groups all that there are
     * @param topics all that there are
     */
    boolean isGone(Set<String> groups, Set<String> topics) {
        return !groups.contains(road.intake())
                && !groups.contains(road.ledger())
                && !topics.contains(road.reports(1).name());
    }
}
