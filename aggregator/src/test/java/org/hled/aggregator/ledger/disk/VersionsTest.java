package org.hled.aggregator.ledger.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.report.ReportId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What versions must be, wherever they are kept. */
class VersionsTest {

    /** More than the buffers of the test's disk hold, so that most are read from files. */
    private static final int MANY = 150_000;

    private final TestDisk disk = new TestDisk();

    @AfterEach
    void close() {
        disk.close();
    }

    private Versions versions(String where) {
        return where.equals("memory") ? new MemoryVersions() : disk.newVersions();
    }

    static Stream<String> stores() {
        return Stream.of("memory", "rocksdb");
    }

    private static byte[] id(int number) {
        return new ReportId.Maker().of((byte) 1, "a", "r" + number);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void givesTheLastThatWasPutAndWhatStoodBefore(String store) {
        Versions versions = versions(store);

        assertThat(versions.get(id(1))).isNull();
        assertThat(versions.put(id(1), version(1))).isNull();
        assertThat(versions.get(id(1))).isEqualTo(version(1));
        assertThat(versions.put(id(2), version(2))).isNull();
        assertThat(versions.put(id(1), version(3))).isEqualTo(version(1));
        assertThat(versions.get(id(1))).isEqualTo(version(3));
        assertThat(versions.put(id(1), version(4))).isEqualTo(version(3));
        assertThat(versions.get(id(2))).isEqualTo(version(2));
        versions.clear();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void isEmptyAfterItWasClearedAndCanBeFilledAnew(String store) {
        Versions versions = versions(store);
        for (int round = 0; round < 3; round++) {
            assertThat(versions.get(id(1))).isNull();
            assertThat(versions.put(id(1), version(1))).isNull();
            assertThat(versions.get(id(1))).isEqualTo(version(1));

            versions.clear();
            versions.clear();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ledgersDoNotSeeEachOthersVersions(String store) {
        Versions one = versions(store);
        Versions other = versions(store);

        one.put(id(1), version(1));

        assertThat(other.get(id(1))).isNull();
        other.put(id(1), version(2));
        other.clear();
        assertThat(one.get(id(1))).isEqualTo(version(1));
        one.clear();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void isAMapAlsoWhereThereIsMuch(String store) {
        Versions versions = versions(store);
        Map<ReportId, Integer> expected = new HashMap<>();
        Random random = new Random(5);
        byte[][] ids = new byte[MANY / 2][];
        for (int i = 0; i < MANY; i++) {
            int report = random.nextInt(ids.length);
            ids[report] = ids[report] == null ? idOf(random) : ids[report];
            byte[] before = versions.put(ids[report].clone(), version(i));
            Integer expectedBefore = expected.put(ReportId.readFrom(ids[report]), i);
            if (expectedBefore == null) {
                assertThat(before).isNull();
            } else {
                assertThat(before).isEqualTo(version(expectedBefore));
            }
        }

        for (byte[] id : ids) {
            if (id != null) {
                assertThat(versions.get(id)).isEqualTo(version(expected.get(ReportId.readFrom(id))));
            }
        }
        versions.clear();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsExpectedMakesNoDifference(String store) {
        Versions versions = versions(store);
        Map<Integer, byte[]> standing = new HashMap<>();
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            List<Integer> bundle =
                    random.ints(random.nextInt(80), 0, 9_000).boxed().toList();
            if (random.nextBoolean()) {
                // Not always of what comes, and some of it twice.
                int shift = random.nextInt(2);
                versions.expect(
                        () -> bundle.stream().map(report -> id(report + shift)).toList());
            }
            for (int report : bundle) {
                assertThat(versions.get(id(report))).isEqualTo(standing.get(report));
                if (random.nextBoolean()) {
                    byte[] version = version(random.nextInt());
                    assertThat(versions.put(id(report), version)).isEqualTo(standing.put(report, version));
                }
            }
        }
        versions.clear();
    }

    private static byte[] idOf(Random random) {
        byte[] id = new byte[ReportId.BYTES];
        random.nextBytes(id);
        return id;
    }

    private static byte[] version(int number) {
        byte[] version = new byte[Versions.BYTES];
        new Random(number).nextBytes(version);
        version[0] = 1;
        return version;
    }
}
