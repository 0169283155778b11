package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.Topology;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.rollup.RollUpTopology;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.Test;

/**
 * Names of operators, stores and topics are held fast: another name for a store is another changelog, and what stood in the
 * old one is lost.
 */
class TopologyTest {

    private final TestRegistry registry = new TestRegistry();

    private OutputEncoders encoders() {
        SchemaSetup.register(registry, Topics.all());
        return OutputEncoders.lookUp(registry, Topics.all());
    }

    @Test
    void ledgerIsWhatItWas() throws IOException {
        Topology ledger = LedgerTopology.build(Generations.NONE.current(), MemoryVersions::new, System::nanoTime);

        assertThat(ledger.describe().toString()).isEqualTo(golden("ledger-topology.txt"));
    }

    @Test
    void rollUpIsWhatItWas() throws IOException {
        Topology rollUp =
                RollUpTopology.build(Generations.NONE.current(), () -> registry, encoders(), System::nanoTime);

        assertThat(rollUp.describe().toString()).isEqualTo(golden("roll-up-topology.txt"));
    }

    private static String golden(String name) throws IOException {
        try (var in = TopologyTest.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
