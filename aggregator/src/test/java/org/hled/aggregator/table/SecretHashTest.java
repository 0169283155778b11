package org.hled.aggregator.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretHashTest {

    private final SecretHash hash = new SecretHash();

    /** All but one in some million are told apart, wherever they differ: in the first eight bytes or in the rest, before any other. */
    @Test
    void eachByteTells() {
        for (int at = 0; at < 11; at++) {
            assertThat(hashesOfOthersAt(at)).as("byte %d", at).isGreaterThan(250);
        }
    }

    private long hashesOfOthersAt(int at) {
        byte[] key = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        return IntStream.range(0, 256)
                .map(value -> {
                    key[at] = (byte) value;
                    return hash.of(key, 0, key.length);
                })
                .distinct()
                .count();
    }
}
