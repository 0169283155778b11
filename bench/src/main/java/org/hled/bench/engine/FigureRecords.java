package org.hled.bench.engine;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.rollup.figures.Standing;
import org.hled.aggregator.rollup.figures.TotalKey;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.totals.Change;
import org.hled.totals.LeafTotal;
import org.hled.totals.Total;

/** The peers' leaves and totals as the Avro records that the product publishes. For one thread. */
final class FigureRecords {

    private final AvroEncoder<LeafTotal> leaves;
    private final AvroEncoder<Total> totals;
    private long version;
    private Change change;

    /** @param registryUrl where the registry's Confluent API begins */
    FigureRecords(String registryUrl) {
        OutputEncoders encoders = OutputEncoders.lookUp(
                new ConfluentRegistry(URI.create(registryUrl)), List.of(Topics.CUBE, Topics.TOTALS));
        this.leaves = encoders.forTopic(Topics.CUBE);
        this.totals = encoders.forTopic(Topics.TOTALS);
    }

    /** Begins a change: what is written from now on belongs to it. */
    void begin(int changedTotals, int changedLeaves, long now) {
        change = new Change(++version, Instant.ofEpochMilli(now), changedTotals, changedLeaves, 0, 0);
    }

    byte[] leaf(CountedLeaf counted, Amounts amounts) {
        Leaf leaf = counted.leaf();
        LeafTotal.Builder out = LeafTotal.newBuilder()
                .setInitiative(leaf.initiative())
                .setAgency(leaf.agency())
                .setMeasure(leaf.measure())
                .setUnit(leaf.unit())
                .setPlace(leaf.place().equals(Leaf.NO_PLACE) ? null : leaf.place())
                .setPeriod(leaf.period())
                .setValue(amounts.value())
                .setReports(amounts.reports())
                .setAtLeast(amounts.atLeast())
                .setEstimated(amounts.estimated())
                .setNegative(amounts.negative())
                .setUpdatedAt(change.getAsOf())
                .setChange(change);
        switch (counted.standing()) {
            case Standing.Counted(var pillar) -> out.setPillar(pillar);
            case Standing.Uncounted(var reason) -> out.setUncounted(reason.id());
        }
        return leaves.encode(out.build());
    }

    byte[] total(TotalKey key, Amounts amounts) {
        return totals.encode(Total.newBuilder()
                .setScope(key.scope().id())
                .setId(key.id())
                .setMeasure(key.measure())
                .setUnit(key.unit())
                .setPeriod(key.period())
                .setValue(amounts.value())
                .setReports(amounts.reports())
                .setAtLeast(amounts.atLeast())
                .setEstimated(amounts.estimated())
                .setNegative(amounts.negative())
                .setUpdatedAt(change.getAsOf())
                .setChange(change)
                .build());
    }
}
