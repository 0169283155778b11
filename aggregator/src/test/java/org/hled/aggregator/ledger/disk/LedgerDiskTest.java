package org.hled.aggregator.ledger.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.report.ReportId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerDiskTest {

    private static final int MEBIBYTES = 16;
    private static final byte[] ID = new ReportId.Maker().of((byte) 1, "a", "r");

    @TempDir
    private Path directory;

    /** Databases that there are on the disk. */
    private List<Path> databases() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().equals("CURRENT"))
                    .map(Path::getParent)
                    .toList();
        }
    }

    @Test
    void aLedgerTakesRoomWhenItIsFilledAndGivesItBackWhenItIsCleared() throws IOException {
        try (LedgerDisk disk = new LedgerDisk(directory, MEBIBYTES)) {
            Versions versions = disk.newVersions();
            versions.get(ID);
            assertThat(databases()).isEmpty();

            versions.put(ID, new byte[] {1});
            assertThat(databases()).hasSize(1);

            versions.clear();
            assertThat(databases()).isEmpty();
        }
    }

    @Test
    void nothingIsLeftWhenTheProcessEnds() throws IOException {
        try (LedgerDisk disk = new LedgerDisk(directory, MEBIBYTES)) {
            Versions versions = disk.newVersions();
            versions.put(ID, new byte[] {1});
            versions.clear();
        }

        assertThat(directory).doesNotExist();
    }

    @Test
    void whatTheDiskRefusesIsThrown() throws IOException {
        try (LedgerDisk disk = new LedgerDisk(directory, MEBIBYTES)) {
            Versions versions = disk.newVersions();
            // A file is where the database's directory would be.
            Files.createFile(disk.next().resolveSibling("2"));

            assertThatThrownBy(() -> versions.put(ID, new byte[] {1}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot write versions in " + directory);
            versions.clear();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new LedgerDisk(file, MEBIBYTES))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }
}
