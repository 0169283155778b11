package org.hled.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void readsTheLastLineOfTheHistogram() {
        assertThat(LiveHeap.total(List.of("7:", "   1:  10  20  [B (java.base@25)", "Total        30        4096")))
                .isEqualTo(4096);
    }

    @Test
    void saysSoWhereThereIsNone() {
        assertThatThrownBy(() -> LiveHeap.total(List.of("7: no such process")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no such process");
    }
}
