package org.hled.aggregator;

import java.util.concurrent.ExecutionException;
import org.hled.aggregator.rollup.RollUpTopology;
import org.hled.schemas.topic.Road;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the Roll-up has read. That is of use only with what it knew by then: where its changelog is gone, it would go on without
 * the catalog, and without what was said of generations, and never read them again.
 */
final class RollUpPlace {

    private static final Logger LOG = LoggerFactory.getLogger(RollUpPlace.class);

    private RollUpPlace() {}

    /**
     * Deletes the place where the changelog is gone, so that all is read anew; to be done before the Roll-up is started.
     *
     * @return false if somebody is in the group, who may be making the changelog: ask again later
     * @throws ExecutionException where the broker does not answer
     */
    static boolean prepare(Remains remains) throws ExecutionException, InterruptedException {
        if (remains.hasChangelog(Road.ROLL_UP, RollUpTopology.STORE)) {
            return true;
        }
        if (!remains.delete(Road.ROLL_UP)) {
            return false;
        }
        LOG.info("{} has no changelog, and reads all from the beginning", Road.ROLL_UP);
        return true;
    }
}
