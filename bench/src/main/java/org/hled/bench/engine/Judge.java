package org.hled.bench.engine;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.aggregator.intake.SourceTopic;
import org.hled.aggregator.intake.UpdateReader;
import org.hled.aggregator.intake.check.Refused;
import org.hled.aggregator.intake.check.ReportIds;
import org.hled.aggregator.intake.check.Update;
import org.hled.aggregator.intake.check.UpdateCheck;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.Rejections;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;

/**
 * Judges records for the peers by the product's own rules, and gives what the product's Intake gives: a report under its
 * identity, or a rejection. For one thread.
 */
final class Judge {

    private final UpdateReader reader;
    private final Rejections rejections;
    private final UpdateCheck check = new UpdateCheck();
    private final ReportIds ids = new ReportIds();
    private final Map<String, SourceTopic> topics = new HashMap<>();

    /** What becomes of a record. */
    sealed interface Verdict {}

    /**
     * It counts.
     *
     * @param id the report's identity, 16 bytes
     * @param report as {@link ReportCodec} writes it
     */
    record Accepted(byte[] id, byte[] report) implements Verdict {}

    /**
     * It breaks a rule.
     *
     * @param key of the rejection's record
     * @param rejection its value
     */
    record Refusal(byte[] key, byte[] rejection) implements Verdict {}

    /** @param registryUrl where the registry's Confluent API begins */
    static Judge of(String registryUrl) {
        return new Judge(new ConfluentRegistry(URI.create(registryUrl)));
    }

    Judge(SchemaRegistry registry) {
        this.reader = new UpdateReader(registry);
        this.rejections = new Rejections(OutputEncoders.lookUp(registry, List.of(Topics.REJECTIONS)));
    }

    Verdict judge(Rejected record) {
        SourceTopic topic = topics.computeIfAbsent(record.topic(), SourceTopic::parse);
        try {
            Update update = reader.read(topic.kind(), record.value());
            byte[] report = ReportCodec.encode(check.check(update, record.timestamp(), topic.owner()));
            return new Accepted(ids.of(update), report);
        } catch (Refused e) {
            return refusal(record, new Reason(e.code().id(), e.field().orElse(null), e.getMessage()));
        } catch (UndecodableException e) {
            return refusal(record, new Reason(RejectionCode.of(e.reason()).id(), null, e.getMessage()));
        }
    }

    private Refusal refusal(Rejected record, Reason reason) {
        return new Refusal(Rejections.key(record), rejections.encode(record, reason));
    }
}
