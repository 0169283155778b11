package org.hled.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void measuresTheProductWithItsDefaults() {
        assertThatThrownBy(() -> Bench.requireNoSettings(Set.of("PATH", "HLED_THREADS", "HLED_LEDGER_STORE")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("unset HLED_LEDGER_STORE, HLED_THREADS");
        assertThatCode(() -> Bench.requireNoSettings(Set.of("PATH", "HLED_JAVA_HOME")))
                .doesNotThrowAnyException();
    }
}
