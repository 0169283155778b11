package org.hled.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.bench.workload.Generator;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.Sum;
import org.hled.bench.workload.UpdateRecords;
import org.hled.bench.workload.Workload;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.Test;

class FactReaderTest {

    @Test
    void whatIsPublishedIsReadAndTalliedAsTheOracleSays() {
        TestRegistry registry = new TestRegistry();
        SchemaSetup.register(registry, Topics.inputs());
        UpdateRecords records = new UpdateRecords(registry);
        FactReader reader = new FactReader(registry);
        Workload workload = new Workload(5_000, 48, Spread.EVEN, 1);
        Oracle oracle = new Oracle(workload);
        Tally tally = new Tally();
        List<String> keys = new ArrayList<>();

        new Generator(workload).forEach(version -> {
            oracle.see(version);
            var record = records.of(version);
            keys.add(new String(record.key(), StandardCharsets.UTF_8));
            Fact fact = reader.read(record.topic(), record.value());
            assertThat(fact == null).isEqualTo(version.defect().isPresent());
            if (fact != null) {
                tally.take(fact, new HashMap<>());
                assertThat(fact.id()).isEqualTo(keys.getLast());
            }
        });

        Map<String, Sum> sums = new HashMap<>(tally.sums());
        sums.values().removeIf(Sum.EMPTY::equals);
        assertThat(sums).isEqualTo(oracle.leaves());
    }

    @Test
    void sumsAndTheirKeysCrossTheTopic() {
        Sum sum = new Sum(-123_456_789_012L, 7);

        assertThat(SumCodec.sum(SumCodec.value(sum))).isEqualTo(sum);
        assertThat(SumCodec.leaf(SumCodec.key("a/b", 3))).isEqualTo("a/b");
        assertThat(SumCodec.leaf(SumCodec.key("a/b"))).isEqualTo("a/b");
    }

    @Test
    void theConfigurationCrossesTheCommandLine() {
        EngineConfig config = new EngineConfig("d", "127.0.0.1:1", "http://r", "out", "/tmp/a=b", 5, 3, 2);

        assertThat(EngineConfig.of(config.arguments().toArray(String[]::new))).isEqualTo(config);
    }
}
