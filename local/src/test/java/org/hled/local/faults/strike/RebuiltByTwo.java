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
        return "one of two aggregators, their ledgers in `rocksdb`, is killed 0 to 15 s into a rebuild, and started at once";
    }

    @Override
    public Arrangement arrange(StackConfig config) {
        return LedgerStore.ROCKSDB.arrangement();
    }

    @Override
    public void strike(Scene scene) throws Exception {
        RebuiltWhileKilled.rebuild(scene, two.nextVictim(name(), scene));
    }
}
