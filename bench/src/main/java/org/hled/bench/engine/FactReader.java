package org.hled.bench.engine;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;

/**
 * Reads updates of all four kinds for the limits. It decodes as fast as the product does, with the same decoder, and checks
 * no more than keeps out what the workload has of defects. For one thread.
 */
final class FactReader {

    private static final int MONTH = "2024-03".length();
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private final AvroDecoder<EnrollmentUpdate> enrollments;
    private final AvroDecoder<InvestmentUpdate> investments;
    private final AvroDecoder<PortThroughputUpdate> throughput;
    private final AvroDecoder<MilestoneUpdate> milestones;

    /** @param registryUrl where the registry's Confluent API begins */
    FactReader(String registryUrl) {
        this(new ConfluentRegistry(URI.create(registryUrl)));
    }

    FactReader(SchemaSource registry) {
        this.enrollments = new AvroDecoder<>(registry, EnrollmentUpdate.class);
        this.investments = new AvroDecoder<>(registry, InvestmentUpdate.class);
        this.throughput = new AvroDecoder<>(registry, PortThroughputUpdate.class);
        this.milestones = new AvroDecoder<>(registry, MilestoneUpdate.class);
    }

    /** Reads a value; null if it must be left out. */
    Fact read(String topic, byte[] value) {
        try {
            if (topic.equals(Topics.ENROLLMENTS.name())) {
                return fact(enrollments.decode(value));
            }
            if (topic.equals(Topics.INVESTMENTS.name())) {
                return fact(investments.decode(value));
            }
            if (topic.equals(Topics.PORT_THROUGHPUT.name())) {
                return fact(throughput.decode(value));
            }
            return fact(milestones.decode(value));
        } catch (UndecodableException e) {
            return null;
        }
    }

    private static Fact fact(EnrollmentUpdate update) {
        if (endsBefore(update.getPeriodStart(), update.getPeriodEnd())
                || !isCode(update.getStage())
                || update.getPeople() > MOST_UNITS) {
            return null;
        }
        String measure = "enrollment." + update.getStage().toLowerCase(Locale.ROOT) + "/people";
        String leaf = leaf(update.getInitiative(), measure, update.getPeriodStart());
        return new Fact(update.getReportId(), leaf, update.getRevision(), update.getPeople() * 100);
    }

    private static Fact fact(InvestmentUpdate update) {
        if (endsBefore(update.getPeriodStart(), update.getPeriodEnd()) || !isCode(update.getCurrency())) {
            return null;
        }
        String measure = "investment." + update.getTransaction().toLowerCase(Locale.ROOT) + "/" + update.getCurrency();
        String leaf = leaf(update.getInitiative(), measure, update.getPeriodStart());
        long hundredths = new BigDecimal(update.getAmount()).movePointRight(2).longValueExact();
        return hundredths > 100 * MOST_UNITS
                ? null
                : new Fact(update.getReportId(), leaf, update.getRevision(), hundredths);
    }

    private static Fact fact(PortThroughputUpdate update) {
        if (endsBefore(update.getPeriodStart(), update.getPeriodEnd())
                || !isCode(update.getTraffic())
                || update.getCrossings() > MOST_UNITS) {
            return null;
        }
        String measure = "port." + update.getTraffic().toLowerCase(Locale.ROOT) + "."
                + update.getDirection().name().toLowerCase(Locale.ROOT) + "/vehicles";
        String leaf = leaf(update.getInitiative(), measure, update.getPeriodStart());
        return new Fact(update.getReportId(), leaf, update.getRevision(), update.getCrossings() * 100);
    }

    private static Fact fact(MilestoneUpdate update) {
        if (endsBefore(update.getPeriodStart(), update.getPeriodEnd())
                || !isCode(update.getStatus())
                || update.getTitle().isEmpty()) {
            return null;
        }
        String measure = "milestone." + update.getStatus().toLowerCase(Locale.ROOT) + "/milestones";
        String leaf = leaf(update.getInitiative(), measure, update.getPeriodStart());
        return new Fact(update.getReportId(), leaf, update.getRevision(), 100);
    }

    private static boolean endsBefore(String start, String end) {
        return end.compareTo(start) < 0;
    }

    private static boolean isCode(String code) {
        return code.charAt(0) <= 'Z';
    }

    private static String leaf(String initiative, String measure, String periodStart) {
        return initiative + "/" + measure + "/" + periodStart.substring(0, MONTH);
    }
}
