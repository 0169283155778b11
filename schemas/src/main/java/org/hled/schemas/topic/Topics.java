package org.hled.schemas.topic;

import static org.hled.schemas.topic.Retention.COMPACTED;
import static org.hled.schemas.topic.Retention.FOR_EVER;
import static org.hled.schemas.topic.Retention.HISTORIC;
import static org.hled.schemas.topic.Retention.LATEST;
import static org.hled.schemas.topic.Retention.NINETY_DAYS;
import static org.hled.schemas.topic.Retention.UNTIL_READ;
import static org.hled.schemas.topic.Retention.UNTIL_READ_STAMPED;

import java.util.List;
import org.hled.catalog.Initiative;
import org.hled.generation.Generation;
import org.hled.rejection.Rejection;
import org.hled.stall.Acknowledgement;
import org.hled.stall.Alert;
import org.hled.stall.InitiativeStatus;
import org.hled.stall.Pulse;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.LeafTotal;
import org.hled.totals.Total;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;

/** The catalogue of topics: whoever names one takes it from here. {@code docs/topics.md} says more of each. */
public final class Topics {

    public static final Topic<EnrollmentUpdate> ENROLLMENTS =
            new Topic<>("hled.enrollments", EnrollmentUpdate.class, 4, FOR_EVER);
    public static final Topic<InvestmentUpdate> INVESTMENTS =
            new Topic<>("hled.investments", InvestmentUpdate.class, 4, FOR_EVER);
    public static final Topic<PortThroughputUpdate> PORT_THROUGHPUT =
            new Topic<>("hled.port-throughput", PortThroughputUpdate.class, 4, FOR_EVER);
    public static final Topic<MilestoneUpdate> MILESTONES =
            new Topic<>("hled.milestones", MilestoneUpdate.class, 4, FOR_EVER);

    public static final Topic<Initiative> CATALOG = new Topic<>("hled.catalog", Initiative.class, 1, COMPACTED);

    /**
     * Intake to Ledger, of the first generation; {@link Road} names those of others. Its partitions are the Ledger's tasks:
     * fixed, since its changelog has as many.
     */
    public static final Topic<byte[]> REPORTS = new Topic<>("hled.reports", byte[].class, 8, UNTIL_READ);

    /** Ledger to Roll-up: one partition, one ordered line. */
    public static final Topic<byte[]> PARTIALS = new Topic<>("hled.partials", byte[].class, 1, UNTIL_READ_STAMPED);

    public static final Topic<LeafTotal> CUBE = new Topic<>("hled.cube", LeafTotal.class, 1, COMPACTED);
    public static final Topic<Total> TOTALS = new Topic<>("hled.totals", Total.class, 1, COMPACTED);

    /** Each total of each change: what a figure was at any time, and what has been corrected. */
    public static final Topic<Total> HISTORY = new Topic<>("hled.history", Total.class, 1, HISTORIC);

    public static final Topic<AcceptedInitiative> PROGRAMME =
            new Topic<>("hled.programme", AcceptedInitiative.class, 1, COMPACTED);
    public static final Topic<Rejection> REJECTIONS = new Topic<>("hled.rejections", Rejection.class, 1, NINETY_DAYS);

    /** Part of a change, as the three before are. */
    public static final Topic<InitiativeStatus> INITIATIVE_STATUS =
            new Topic<>("hled.initiative-status", InitiativeStatus.class, 1, COMPACTED);

    /** What operators say of initiatives. */
    public static final Topic<Acknowledgement> ACKNOWLEDGEMENTS =
            new Topic<>("hled.acknowledgements", Acknowledgement.class, 1, COMPACTED);

    public static final Topic<Alert> ALERTS = new Topic<>("hled.alerts", Alert.class, 1, NINETY_DAYS);
    public static final Topic<Pulse> PULSE = new Topic<>("hled.pulse", Pulse.class, 1, LATEST);

    /** What is being rebuilt, and which generation counts. */
    public static final Topic<Generation> GENERATIONS = new Topic<>("hled.generations", Generation.class, 1, COMPACTED);

    private Topics() {}

    /** What agencies publish to. Each may also stand as {@link Topic#ofAgency}. */
    public static List<Topic<?>> inputs() {
        return List.of(ENROLLMENTS, INVESTMENTS, PORT_THROUGHPUT, MILESTONES);
    }

    /** All topics, in the order of the flow. */
    public static List<Topic<?>> all() {
        return List.of(
                ENROLLMENTS,
                INVESTMENTS,
                PORT_THROUGHPUT,
                MILESTONES,
                CATALOG,
                REPORTS,
                PARTIALS,
                CUBE,
                TOTALS,
                HISTORY,
                PROGRAMME,
                REJECTIONS,
                INITIATIVE_STATUS,
                ACKNOWLEDGEMENTS,
                ALERTS,
                PULSE,
                GENERATIONS);
    }
}
