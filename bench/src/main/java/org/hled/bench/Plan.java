package org.hled.bench;

import java.util.List;
import org.hled.bench.run.Engine;
import org.hled.bench.workload.Workload;

/**
 * What is to be measured.
 *
 * @param engines in their order
 * @param workload what they read
 * @param runs how often each
 * @param heap the largest heap of an engine
 * @param rates at which freshness is measured, reports a second; empty if it is not
 * @param seconds how long at each rate
 * @param spreads workloads on which the product alone is measured, one after the other; empty if it is not
 * @param stored how many records are to be stored when growth is measured; empty if it is not
 */
record Plan(
        List<Engine> engines,
        Workload workload,
        int runs,
        String heap,
        List<Integer> rates,
        int seconds,
        List<Workload> spreads,
        List<Integer> stored) {}
