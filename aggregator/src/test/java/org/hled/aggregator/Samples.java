package org.hled.aggregator;

import java.time.Instant;
import java.util.List;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.catalog.Text;
import org.hled.update.Direction;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;
import org.hled.update.Precision;

/** Valid updates and catalog entries, for tests to change. */
public final class Samples {

    public static final Instant SUBMITTED = Instant.parse("2024-05-31T12:00:00Z");

    private Samples() {}

    public static EnrollmentUpdate.Builder enrollment() {
        return EnrollmentUpdate.newBuilder()
                .setAgency("mx-sep")
                .setInitiative("english-for-semiconductors")
                .setReportId("students-2024")
                .setPeriodStart("2024-03-01")
                .setPeriodEnd("2024-03-31")
                .setSubmittedAt(SUBMITTED)
                .setStage("ENROLLED")
                .setPeople(5000);
    }

    public static InvestmentUpdate.Builder investment() {
        return InvestmentUpdate.newBuilder()
                .setAgency("us-usaid")
                .setInitiative("southern-mexico-investment")
                .setReportId("mobilised")
                .setPeriodStart("2022-04-20")
                .setPeriodEnd("2024-04-19")
                .setSubmittedAt(SUBMITTED)
                .setPrecision(Precision.AT_LEAST)
                .setTransaction("MOBILISED")
                .setAmount("33000000.00")
                .setCurrency("USD");
    }

    public static PortThroughputUpdate.Builder portThroughput() {
        return PortThroughputUpdate.newBuilder()
                .setAgency("us-bts")
                .setInitiative("border-ports")
                .setReportId("2304-trucks-2024-03")
                .setPeriodStart("2024-03-01")
                .setPeriodEnd("2024-03-31")
                .setSubmittedAt(SUBMITTED)
                .setPort("2304")
                .setDirection(Direction.NORTHBOUND)
                .setTraffic("TRUCKS")
                .setCrossings(250_000);
    }

    public static MilestoneUpdate.Builder milestone() {
        return MilestoneUpdate.newBuilder()
                .setAgency("us-doc")
                .setInitiative("cybersecurity-workshop")
                .setReportId("workshop")
                .setPeriodStart("2024-04-01")
                .setPeriodEnd("2024-04-30")
                .setSubmittedAt(SUBMITTED)
                .setMilestone("workshop")
                .setTitle("Workshop on the framework")
                .setStatus("ACHIEVED");
    }

    /** An entry of pillar-4 in which the lead agency reports these measures. */
    public static Initiative.Builder initiative(String id, String agency, String... measures) {
        return Initiative.newBuilder()
                .setId(id)
                .setPillar("pillar-4")
                .setTitle(new Text("Title", "Título"))
                .setDescription(new Text("What it does", "Lo que hace"))
                .setAgencies(List.of(new Participant(agency, "lead")))
                .setMeasures(List.of(measures).stream()
                        .map(measure -> new ExpectedMeasure(measure, agency))
                        .toList())
                .setStartDate("2023-09-29")
                .setCadence("P1M")
                .setGrace("P10D")
                .setTimeZone("America/Mexico_City")
                .setStatus("implementation")
                .setTargets(List.of());
    }
}
