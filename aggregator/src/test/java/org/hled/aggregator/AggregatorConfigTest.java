package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hled.aggregator.AggregatorConfig.LedgerStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatorConfigTest {

    private static AggregatorConfig config(String name, String value) {
        return AggregatorConfig.fromEnvironment(Map.of(name, value));
    }

    @Test
    void keepsTheLedgerInMemoryUnlessToldOtherwise() {
        assertThat(AggregatorConfig.fromEnvironment(Map.of()).ledgerStore()).isEqualTo(LedgerStore.MEMORY);
        assertThat(config("HLED_LEDGER_STORE", "memory").ledgerStore()).isEqualTo(LedgerStore.MEMORY);
        assertThat(config("HLED_LEDGER_STORE", "rocksdb").ledgerStore()).isEqualTo(LedgerStore.ROCKSDB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "disk", "RocksDB", "rocksdb "})
    void namesTheStoresThatThereAre(String store) {
        assertThatThrownBy(() -> config("HLED_LEDGER_STORE", store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HLED_LEDGER_STORE must be memory or rocksdb, and is " + store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "65537", "-16", "16M", "1000000"})
    void saysHowMuchMemoryRocksDbMayHave(String mebibytes) {
        assertThatThrownBy(() -> config("HLED_ROCKSDB_MIB", mebibytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HLED_ROCKSDB_MIB must be a number from 16 to 65536, and is " + mebibytes);
    }

    @Test
    void takesTheBoundsThemselves() {
        assertThat(config("HLED_ROCKSDB_MIB", "16").rocksDbMebibytes()).isEqualTo(16);
        assertThat(config("HLED_ROCKSDB_MIB", "65536").rocksDbMebibytes()).isEqualTo(65_536);
    }
}
