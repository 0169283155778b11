package org.hled.aggregator.intake;

import java.time.Instant;
import java.util.Optional;
import org.hled.aggregator.intake.check.Kind;
import org.hled.aggregator.intake.check.Statement;
import org.hled.aggregator.intake.check.Update;
import org.hled.aggregator.report.Precision;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.update.Direction;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;

/** Decodes Avro and maps it to what the rules know. For one thread. */
public final class UpdateReader {

    private final AvroDecoder<EnrollmentUpdate> enrollments;
    private final AvroDecoder<InvestmentUpdate> investments;
    private final AvroDecoder<PortThroughputUpdate> portThroughput;
    private final AvroDecoder<MilestoneUpdate> milestones;

    /** @param schemas asked for each id that it meets */
    public UpdateReader(SchemaSource schemas) {
        enrollments = new AvroDecoder<>(schemas, EnrollmentUpdate.class);
        investments = new AvroDecoder<>(schemas, InvestmentUpdate.class);
        portThroughput = new AvroDecoder<>(schemas, PortThroughputUpdate.class);
        milestones = new AvroDecoder<>(schemas, MilestoneUpdate.class);
    }

    /** Reads a value; throws as {@link AvroDecoder#decode} does. */
    public Update read(Kind kind, byte[] value) throws UndecodableException {
        return switch (kind) {
            case ENROLLMENT -> map(enrollments.decode(value));
            case INVESTMENT -> map(investments.decode(value));
            case PORT_THROUGHPUT -> map(portThroughput.decode(value));
            case MILESTONE -> map(milestones.decode(value));
        };
    }

    private static Update map(EnrollmentUpdate sent) {
        return new Update(
                sent.getAgency(),
                sent.getInitiative(),
                sent.getReportId(),
                sent.getRevision(),
                sent.getWithdrawn(),
                sent.getPeriodStart(),
                sent.getPeriodEnd(),
                millis(sent.getSubmittedAt()),
                precision(sent.getPrecision()),
                Optional.ofNullable(sent.getNote()),
                new Statement.Enrollment(sent.getStage(), sent.getPeople()));
    }

    private static Update map(InvestmentUpdate sent) {
        return new Update(
                sent.getAgency(),
                sent.getInitiative(),
                sent.getReportId(),
                sent.getRevision(),
                sent.getWithdrawn(),
                sent.getPeriodStart(),
                sent.getPeriodEnd(),
                millis(sent.getSubmittedAt()),
                precision(sent.getPrecision()),
                Optional.ofNullable(sent.getNote()),
                new Statement.Investment(sent.getTransaction(), sent.getAmount(), sent.getCurrency()));
    }

    private static Update map(PortThroughputUpdate sent) {
        return new Update(
                sent.getAgency(),
                sent.getInitiative(),
                sent.getReportId(),
                sent.getRevision(),
                sent.getWithdrawn(),
                sent.getPeriodStart(),
                sent.getPeriodEnd(),
                millis(sent.getSubmittedAt()),
                precision(sent.getPrecision()),
                Optional.ofNullable(sent.getNote()),
                new Statement.PortThroughput(
                        sent.getPort(), direction(sent.getDirection()), sent.getTraffic(), sent.getCrossings()));
    }

    private static Update map(MilestoneUpdate sent) {
        return new Update(
                sent.getAgency(),
                sent.getInitiative(),
                sent.getReportId(),
                sent.getRevision(),
                sent.getWithdrawn(),
                sent.getPeriodStart(),
                sent.getPeriodEnd(),
                millis(sent.getSubmittedAt()),
                precision(sent.getPrecision()),
                Optional.ofNullable(sent.getNote()),
                new Statement.Milestone(sent.getMilestone(), sent.getTitle(), sent.getStatus()));
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    private static Optional<Precision> precision(org.hled.update.Precision sent) {
        return switch (sent) {
            case UNKNOWN -> Optional.empty();
            case EXACT -> Optional.of(Precision.EXACT);
            case AT_LEAST -> Optional.of(Precision.AT_LEAST);
            case ESTIMATED -> Optional.of(Precision.ESTIMATED);
        };
    }

    private static Statement.Direction direction(Direction sent) {
        return switch (sent) {
            case UNKNOWN -> Statement.Direction.UNKNOWN;
            case NORTHBOUND -> Statement.Direction.NORTHBOUND;
            case SOUTHBOUND -> Statement.Direction.SOUTHBOUND;
        };
    }
}
