package org.hled.local.faults.strike;

import org.hled.local.faults.Arrangement;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.stack.StackConfig;

/** Both generations are on disk, and move from one aggregator to the other while the new one is built. */
public final class RebuiltByTwo implements Strike {

    private final TwoAggregators two = new TwoAggregators();

    @Override
    public String name() {
        return "rebuild-by-two";
    }

    @Override
    public String what() {
        return ("one of two aggregators, their ledgers in `rocksdb`, by turns the one with the Roll-up and the other, is killed at a random moment"
                        + " of a rebuild of %,d reports or more, and started at once")
                .formatted(RebuiltWhileKilled.REPORTS);
    }

    @Override
    public Arrangement arrange(StackConfig config) {
        return LedgerStore.ROCKSDB.arrangement();
    }

    @Override
    public void strike(Scene scene) throws Exception {
        RebuiltWhileKilled.rebuild(name(), scene, two.nextVictim(name(), scene));
    }
}
