package org.hled.bench.run;

import java.util.function.DoubleConsumer;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Workload;

/** Measures the product on one workload after the other, on one broker: all that was there before is forgotten. */
public final class LeavesRun {

    private final Rig rig;

    /** @param rig started */
    public LeavesRun(Rig rig) {
        this.rig = rig;
    }

    /**
     * Publishes a workload, and measures the product on it.
     *
     * @param run number of the run
     * @param progress told how much of the answer is there, from 0 to 1
     */
    public Measurement measure(Workload workload, int run, DoubleConsumer progress) {
        rig.broker().forgetAll();
        Oracle oracle = new Publication(rig).publish(workload, share -> {});
        return new EngineRun(rig, workload, oracle).measure(Engine.OURS, run, progress);
    }
}
