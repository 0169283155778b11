package org.hled.aggregator.rollup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.rollup.figures.LeafFigure;
import org.hled.aggregator.rollup.figures.Standing;
import org.hled.aggregator.rollup.figures.TotalFigure;
import org.hled.aggregator.rollup.figures.TotalFigure.Corrected;
import org.hled.aggregator.rollup.figures.TotalKey;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.catalog.Initiative;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.Change;
import org.hled.totals.Correction;
import org.hled.totals.LeafTotal;
import org.hled.totals.Total;

/** Writes the Roll-up's output as Avro records. For one thread. */
final class OutputRecords {

    private final AvroEncoder<LeafTotal> leaves;
    private final AvroEncoder<Total> totals;
    private final AvroEncoder<Total> history;
    private final AvroEncoder<AcceptedInitiative> initiatives;
    private final AvroEncoder<Generation> generations;

    OutputRecords(OutputEncoders encoders) {
        leaves = encoders.forTopic(Topics.CUBE);
        totals = encoders.forTopic(Topics.TOTALS);
        history = encoders.forTopic(Topics.HISTORY);
        initiatives = encoders.forTopic(Topics.PROGRAMME);
        generations = encoders.forTopic(Topics.GENERATIONS);
    }

    Record<byte[], byte[]> leaf(LeafFigure figure, Change change, long now) {
        Leaf leaf = figure.leaf();
        Amounts amounts = figure.amounts();
        LeafTotal out = new LeafTotal();
        out.setInitiative(leaf.initiative());
        out.setAgency(leaf.agency());
        out.setMeasure(leaf.measure());
        out.setUnit(leaf.unit());
        out.setPlace(leaf.place().equals(Leaf.NO_PLACE) ? null : leaf.place());
        out.setPeriod(leaf.period());
        out.setValue(amounts.value());
        out.setReports(amounts.reports());
        out.setAtLeast(amounts.atLeast());
        out.setEstimated(amounts.estimated());
        out.setNegative(amounts.negative());
        out.setUpdatedAt(Instant.ofEpochMilli(now));
        out.setChange(change);
        switch (figure.standing()) {
            case Standing.Counted(var pillar) -> out.setPillar(pillar);
            case Standing.Uncounted(var reason) -> out.setUncounted(reason.id());
        }
        return record(leaf.key(), leaves.encode(out), now);
    }

    /**
     * A total that has moved.
     *
     * @param standing for {@code hled.totals}, where the last one of its key stands
     * @param historic the same for {@code hled.history}, where it stays
     */
    record TotalRecords(Record<byte[], byte[]> standing, Record<byte[], byte[]> historic) {}

    TotalRecords total(TotalFigure figure, Change change, long now) {
        TotalKey key = figure.key();
        Amounts amounts = figure.amounts();
        Total total = new Total();
        total.setScope(key.scope().id());
        total.setId(key.id());
        total.setMeasure(key.measure());
        total.setUnit(key.unit());
        total.setPeriod(key.period());
        total.setValue(amounts.value());
        total.setReports(amounts.reports());
        total.setAtLeast(amounts.atLeast());
        total.setEstimated(amounts.estimated());
        total.setNegative(amounts.negative());
        total.setUpdatedAt(Instant.ofEpochMilli(now));
        total.setChange(change);
        total.setCorrection(figure.corrected().map(OutputRecords::correction).orElse(null));
        byte[] text = key.text().getBytes(StandardCharsets.UTF_8);
        byte[] standing = totals.encode(total);
        // Registries give a schema one id, whatever the subject: then the bytes are the same.
        byte[] historic = totals.schemaId() == history.schemaId() ? standing : history.encode(total);
        return new TotalRecords(new Record<>(text, standing, now), new Record<>(text, historic, now));
    }

    Record<byte[], byte[]> initiative(String id, Optional<Initiative> initiative, Change change, long now) {
        AcceptedInitiative accepted = AcceptedInitiative.newBuilder()
                .setId(id)
                .setInitiative(initiative.orElse(null))
                .setChange(change)
                .build();
        return record(id, initiatives.encode(accepted), now);
    }

    Record<byte[], byte[]> generation(Generation generation, long now) {
        return record(String.valueOf(generation.getNumber()), generations.encode(generation), now);
    }

    private static Correction correction(Corrected corrected) {
        return new Correction(corrected.revisions(), corrected.catalog(), corrected.rebuild(), corrected.amount());
    }

    private static Record<byte[], byte[]> record(String key, byte[] value, long now) {
        return new Record<>(key.getBytes(StandardCharsets.UTF_8), value, now);
    }
}
