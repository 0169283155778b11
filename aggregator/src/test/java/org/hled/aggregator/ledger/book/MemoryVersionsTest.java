package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.table.SecretHash;
import org.junit.jupiter.api.Test;

/** What is of versions in memory alone; the rest: {@code VersionsTest}. */
class MemoryVersionsTest {

    /** As many as a page has. */
    private static final int ALIKE = 128;

    private static final byte[] VERSION = filled(Versions.BYTES, 1);

    @Test
    void idsThatHashToTheSameAreToldApart() {
        Versions versions = new MemoryVersions(new SecretHash(0));
        List<byte[]> ids =
                IntStream.range(0, ALIKE).mapToObj(MemoryVersionsTest::id).toList();

        ids.forEach(id -> assertThat(versions.put(id, VERSION)).isNull());

        for (int i = 0; i < ALIKE; i++) {
            assertThat(versions.put(ids.get(i), filled(Versions.BYTES, i + 2))).isEqualTo(VERSION);
        }
        for (int i = 0; i < ALIKE; i++) {
            assertThat(versions.get(ids.get(i))).isEqualTo(filled(Versions.BYTES, i + 2));
        }
        assertThat(versions.get(id(ALIKE))).isNull();
    }

    @Test
    void whatHasNoRoomIsSaidAndChangesNothing() {
        Versions versions = new MemoryVersions(new SecretHash(0));
        IntStream.range(0, ALIKE).forEach(i -> versions.put(id(i), VERSION));

        assertThatThrownBy(() -> versions.put(id(ALIKE), VERSION))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more partitions");

        assertThat(versions.get(id(ALIKE))).isNull();
        IntStream.range(0, ALIKE).forEach(i -> assertThat(versions.get(id(i))).isEqualTo(VERSION));
    }

    private static byte[] id(int number) {
        byte[] id = new byte[ReportId.BYTES];
        new Random(number).nextBytes(id);
        return id;
    }

    private static byte[] filled(int length, int number) {
        byte[] bytes = new byte[length];
        bytes[0] = 1;
        bytes[length - 1] = (byte) number;
        return bytes;
    }
}
