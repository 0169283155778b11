package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.Samples.initiative;
import static org.hled.aggregator.Samples.investment;

import java.nio.ByteBuffer;
import java.util.List;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.catalog.Participant;
import org.hled.schemas.topic.Topics;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.Total;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalog does to totals: what counts, where, and from when on. */
class CatalogPipelineTest {

    private static final String PILLAR_TOTAL = "pillar/pillar-4/enrollment.enrolled/people/all";

    /** Id of a schema that the registry learns later. */
    private static final int UNSEEN = 1_000;

    private Pipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(3);
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .build());
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private Total total(String key) {
        return pipeline.totals().get(key);
    }

    @Test
    void countsWhatTheCatalogLearnsLaterAndMovesWhatItMoves() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setInitiative("later").build());
        pipeline.tick();
        assertThat(pipeline.totals()).isEmpty();
        assertThat(pipeline.cube().values()).extracting("uncounted").containsExactly("unknown-initiative");

        pipeline.catalog(initiative("later", "mx-sep", "enrollment.enrolled").build());
        pipeline.tick();
        assertThat(total(PILLAR_TOTAL).getValue()).isEqualByComparingTo("5000");

        pipeline.catalog(initiative("later", "mx-sep", "enrollment.enrolled")
                .setPillar("pillar-1")
                .build());
        pipeline.tick();
        assertThat(total(PILLAR_TOTAL).getReports()).isZero();
        assertThat(total("pillar/pillar-1/enrollment.enrolled/people/all").getReports())
                .isEqualTo(1);
        assertThat(total("programme/hled/enrollment.enrolled/people/all").getReports())
                .isEqualTo(1);

        pipeline.catalogBytes("later", null);
        pipeline.tick();
        assertThat(total("programme/hled/enrollment.enrolled/people/all").getReports())
                .isZero();
        assertThat(pipeline.programme().getLast().getInitiative()).isNull();
    }

    @Test
    void saysWhyALeafDoesNotCount() {
        pipeline.catalog(
                initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled", "enrollment.completed")
                        .setAgencies(List.of(new Participant("mx-sep", "lead"), new Participant("us-dos", "partner")))
                        .setMeasures(List.of(
                                new ExpectedMeasure("enrollment.enrolled", "mx-sep"),
                                new ExpectedMeasure("investment.pledged", "mx-sep"),
                                new ExpectedMeasure("port.trucks.northbound", "mx-sep")))
                        .build());
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setAgency("us-dos").build());
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setAgency("us-dol").build());
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment().setStage("CERTIFIED").setReportId("b").build());
        pipeline.publish(
                Topics.ENROLLMENTS,
                enrollment().setStage("GRADUATED").setReportId("c").build());
        pipeline.publish(
                Topics.INVESTMENTS,
                investment()
                        .setAgency("mx-sep")
                        .setInitiative("english-for-semiconductors")
                        .setTransaction("PLEDGED")
                        .setCurrency("XQQ")
                        .build());
        pipeline.publish(
                Topics.PORT_THROUGHPUT,
                Samples.portThroughput()
                        .setAgency("mx-sep")
                        .setInitiative("english-for-semiconductors")
                        .setPort("0001")
                        .build());
        pipeline.tick();

        assertThat(pipeline.cube().values())
                .extracting("uncounted")
                .containsExactlyInAnyOrder(
                        "other-reporter",
                        "unlisted-agency",
                        "unexpected-measure",
                        "unknown-measure",
                        "unknown-currency",
                        "unknown-port");
        assertThat(pipeline.totals()).isEmpty();
    }

    @Test
    void keepsTheEntryInForceWhereANewOneIsRefused() {
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .setTimeZone("Mars/Olympus")
                .build());
        pipeline.tick();

        assertThat(total(PILLAR_TOTAL).getReports()).isEqualTo(1);
        assertThat(pipeline.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.getTopic()).isEqualTo("hled.catalog");
            assertThat(rejection.getCode()).isEqualTo("invalid-entry");
            assertThat(rejection.getField()).isEqualTo("timeZone");
            assertThat(rejection.getMessage()).contains("Mars/Olympus");
        });
    }

    @Test
    void readsTheCatalogWhenTheRegistryIsBack() {
        byte[] unseen = unseen(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .setPillar("pillar-3")
                .build());
        pipeline.publish(Topics.ENROLLMENTS, enrollment().build());
        pipeline.tick();

        pipeline.registry.setDown(true);
        pipeline.catalogBytes("english-for-semiconductors", unseen);
        pipeline.tick();
        assertThat(total(PILLAR_TOTAL).getReports()).isEqualTo(1);

        pipeline.registry.setDown(false);
        pipeline.registry.put(UNSEEN, Topics.CATALOG.schema().orElseThrow());
        pipeline.tick();
        pipeline.tick();
        assertThat(total(PILLAR_TOTAL).getReports()).isZero();
        assertThat(total("pillar/pillar-3/enrollment.enrolled/people/all").getReports())
                .isEqualTo(1);
        assertThat(pipeline.rejections()).isEmpty();
    }

    @Test
    void judgesEachEntryThatHadToWaitInItsOrder() {
        var later = initiative("later", "mx-sep", "enrollment.enrolled");
        byte[] good = unseen(later.build());
        byte[] bad = unseen(later.setTimeZone("Mars/Olympus").build());
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setInitiative("later").build());

        // While the registry is down come one that is right, one that is not, and the same for one that is taken out
        // between.
        pipeline.registry.setDown(true);
        pipeline.catalogBytes("later", good);
        pipeline.catalogBytes("later", bad);
        pipeline.catalogBytes("english-for-semiconductors", good);
        pipeline.catalogBytes("english-for-semiconductors", null);
        pipeline.tick();
        assertThat(pipeline.rejections()).isEmpty();

        pipeline.registry.setDown(false);
        pipeline.registry.put(UNSEEN, Topics.CATALOG.schema().orElseThrow());
        pipeline.tick();
        pipeline.tick();

        // The one that is refused leaves the one before it in force, which had waited too; and nothing is dropped
        // unsaid.
        assertThat(total(PILLAR_TOTAL).getReports()).isEqualTo(1);
        assertThat(pipeline.rejections()).extracting("field").containsExactly("timeZone", "id");
        assertThat(pipeline.programme())
                .filteredOn(entry -> entry.getId().equals("english-for-semiconductors"))
                .last()
                .extracting(AcceptedInitiative::getInitiative)
                .isNull();
    }

    @Test
    void anEntryThatCanBeReadWaitsForNoneBeforeIt() {
        var later = initiative("later", "mx-sep", "enrollment.enrolled");
        byte[] good = pipeline.encode(Topics.CATALOG, later.build());
        byte[] elsewhere = unseen(later.setPillar("pillar-3").build());
        byte[] bad = unseen(later.setTimeZone("Mars/Olympus").build());
        pipeline.publish(Topics.ENROLLMENTS, enrollment().setInitiative("later").build());

        pipeline.catalogBytes("later", elsewhere);
        pipeline.catalogBytes("later", bad);
        pipeline.catalogBytes("later", good);
        pipeline.tick();
        assertThat(total(PILLAR_TOTAL).getReports()).isEqualTo(1);

        // Those that came before it are judged when they can be, over a restart as well, and do not take its place.
        pipeline.restartRollUp();
        pipeline.registry.put(UNSEEN, Topics.CATALOG.schema().orElseThrow());
        pipeline.tick();
        pipeline.tick();
        assertThat(total(PILLAR_TOTAL).getReports()).isEqualTo(1);
        assertThat(pipeline.rejections()).extracting("field").containsExactly("timeZone");
    }

    /** The entry under a schema that nobody has seen yet. */
    private byte[] unseen(Initiative entry) {
        byte[] value = pipeline.encode(Topics.CATALOG, entry);
        ByteBuffer.wrap(value).putInt(1, UNSEEN);
        return value;
    }
}
