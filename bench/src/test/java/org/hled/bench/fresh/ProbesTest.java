package org.hled.bench.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.hled.bench.fresh.Probes.Place;
import org.hled.catalog.ExpectedMeasure;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.update.InvestmentUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private final TestRegistry registry = new TestRegistry();
    private final Probes probes = new Probes("probed", 1_000);
    private Probes.Records records;

    @BeforeEach
    void register() {
        SchemaSetup.register(registry, Topics.inputs());
        records = probes.new Records(registry);
    }

    @Test
    void eachProbeHasATotalToItselfOfAMeasureThatTheCatalogExpects() throws Exception {
        AvroDecoder<InvestmentUpdate> decoder = new AvroDecoder<>(registry, InvestmentUpdate.class);
        Set<String> totals = new HashSet<>();
        for (int i = 0; i < probes.count(); i++) {
            InvestmentUpdate update = decoder.decode(records.sendingNow(i).value());
            totals.add(update.getTransaction() + "/" + update.getCurrency());
        }

        assertThat(totals).hasSize(1_000);
        assertThat(probes.entry().getMeasures())
                .extracting(ExpectedMeasure::getMeasure)
                .contains("investment.pledged", "investment.mobilised");
    }

    @Test
    void aProbeHasArrivedWhenItsTotalIsFirstSeen() throws Exception {
        AvroDecoder<InvestmentUpdate> decoder = new AvroDecoder<>(registry, InvestmentUpdate.class);
        InvestmentUpdate first = decoder.decode(records.sendingNow(0).value());

        probes.sawTotal(Place.TOTALS, "investment." + first.getTransaction().toLowerCase(), first.getCurrency());
        var once = probes.millis(Place.TOTALS);
        probes.sawTotal(Place.TOTALS, "investment." + first.getTransaction().toLowerCase(), first.getCurrency());

        assertThat(once).singleElement().satisfies(millis -> assertThat(millis).isPositive());
        assertThat(probes.millis(Place.TOTALS)).isEqualTo(once);
        assertThat(probes.seen(Place.HTTP)).isZero();
    }

    @Test
    void othersRecordsAreNoProbes() {
        records.sendingNow(3);

        probes.sawInput("somebody-else-3");
        probes.sawTotal(Place.TOTALS, "enrollment.enrolled", "people");
        assertThat(probes.seen(Place.INPUT)).isZero();
        assertThat(probes.seen(Place.TOTALS)).isZero();

        probes.sawInput("probed-3");
        assertThat(probes.seen(Place.INPUT)).isOne();
    }

    @Test
    void thereAreOnlySoManyCurrencies() {
        assertThatThrownBy(() -> new Probes("probed", 100_000)).hasMessageContaining("probes at most");
    }
}
