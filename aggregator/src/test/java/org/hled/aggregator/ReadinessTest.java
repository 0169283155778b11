package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.wire.RegistryStatus;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final InstantSource clock = InstantSource.system();
    private final HeldBackStatus heldBack = new HeldBackStatus(clock);
    private final Readiness readiness =
            new Readiness(new Lifecycle(), new BrokersStatus(clock), new RegistryStatus(clock), heldBack);

    @Test
    void thatRejectionsAreHeldBackIsRemarkedOnAndStopsNothing() {
        List<String> reasons = readiness.now().reasons();
        assertThat(readiness.now().remarks()).isEmpty();

        heldBack.asked();

        assertThat(readiness.now().remarks())
                .containsExactly("records wait for a transaction on hled.rejections that is open:"
                        + " what was rejected before the rebuild stands behind it");
        assertThat(readiness.now().reasons()).isEqualTo(reasons);
    }
}
