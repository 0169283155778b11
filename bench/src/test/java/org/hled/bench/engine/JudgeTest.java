package org.hled.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.bench.workload.Defect;
import org.hled.bench.workload.Generator;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.UpdateRecords;
import org.hled.bench.workload.Workload;
import org.hled.rejection.Rejection;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final long RECEIVED = Instant.parse("2025-06-01T00:00:00Z").toEpochMilli();

    @Test
    void refusesWhatHasADefectAndAcceptsTheRest() throws UndecodableException {
        TestRegistry registry = new TestRegistry();
        SchemaSetup.register(registry, Topics.all());
        UpdateRecords records = new UpdateRecords(registry);
        Judge judge = new Judge(registry);
        AvroDecoder<Rejection> decoder = new AvroDecoder<>(registry, Rejection.class);
        Map<Defect, Integer> refused = new HashMap<>();

        new Generator(new Workload(20_000, 48, Spread.EVEN, 1)).forEach(version -> {
            var record = records.of(version);
            var verdict = judge.judge(new Rejected(record.topic(), 0, 7, RECEIVED, record.key(), record.value()));
            if (version.defect().isEmpty()) {
                assertThat(verdict)
                        .isInstanceOfSatisfying(
                                Judge.Accepted.class,
                                accepted -> assertThat(accepted.report()).matches(ReportCodec::isReport));
                return;
            }
            refused.merge(version.defect().get(), 1, Integer::sum);
            assertThat(verdict).isInstanceOfSatisfying(Judge.Refusal.class, refusal -> {
                assertThat(refusal.rejection()).matches(bytes -> !ReportCodec.isReport(bytes));
                assertThat(new String(refusal.key(), StandardCharsets.UTF_8)).isEqualTo(version.reportId());
            });
        });

        assertThat(refused).containsOnlyKeys(Arrays.asList(Defect.values()));
        byte[] cut = {0, 0};
        var verdict = judge.judge(new Rejected(Topics.MILESTONES.name(), 3, 7, RECEIVED, null, cut));
        Rejection rejection = decoder.decode(((Judge.Refusal) verdict).rejection());
        assertThat(rejection.getCode()).isEqualTo("not-wire-format");
        assertThat(rejection.getOffset()).isEqualTo(7);
    }
}
