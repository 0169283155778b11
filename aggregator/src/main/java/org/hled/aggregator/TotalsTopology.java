package org.hled.aggregator;

import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.rollup.RollUpTopology;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSource;

/** From reports to totals: the Ledger, wide, then the Roll-up, narrow. */
final class TotalsTopology {

    private TotalsTopology() {}

    static Topology build(Supplier<Versions> versions, Supplier<SchemaSource> schemas, OutputEncoders encoders) {
        Topology topology = new Topology();
        LedgerTopology.addTo(topology, versions);
        RollUpTopology.addTo(topology, Topics.REPORTS.partitions(), schemas, encoders);
        return topology;
    }
}
