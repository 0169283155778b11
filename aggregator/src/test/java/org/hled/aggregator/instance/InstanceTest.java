package org.hled.aggregator.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {

    private static final String A = "0b5c7c0e-6f1c-4f0a-9d3e-000000000001";
    private static final String B = "0b5c7c0e-6f1c-4f0a-9d3e-000000000002";

    @TempDir
    private Path within;

    @Test
    void whoeverComesAfterOneThatHasEndedIsTheSame() {
        String id;
        try (Instance first = Instance.claim(within.resolve("new"))) {
            id = first.id();
            assertThat(first.directory()).isEmptyDirectory();
        }

        try (Instance second = Instance.claim(within.resolve("new"))) {
            assertThat(second.id()).isEqualTo(id);
        }
    }

    @Test
    void noTwoThatRunAreTheSame() throws IOException {
        try (Instance first = Instance.claim(within)) {
            Path used = Files.createFile(first.directory().resolve("used"));

            try (Instance second = Instance.claim(within)) {
                assertThat(second.id()).isNotEqualTo(first.id());
                assertThat(second.directory()).isNotEqualTo(first.directory());
                assertThat(used).exists();
            }
        }
    }

    /** As they are left by processes that were killed: the locks are gone with them. */
    @Test
    void whatWasLeftIsDeletedAndTheirIdsAreTakenOneAfterTheOther() throws IOException {
        for (String killed : List.of(A, B)) {
            Files.createFile(within.resolve(killed + ".lock"));
            Files.createFile(Files.createDirectories(within.resolve(killed + "/ledger/1"))
                    .resolve("CURRENT"));
        }

        try (Instance first = Instance.claim(within)) {
            assertThat(first.id()).isEqualTo(A);
            assertThat(first.directory()).isEmptyDirectory();
            assertThat(within.resolve(B)).doesNotExist();
            try (Instance second = Instance.claim(within)) {
                assertThat(second.id()).isEqualTo(B);
            }
        }
    }

    @Test
    void nothingButTheIdIsLeftInTheEnd() {
        Instance instance = Instance.claim(within);

        instance.close();

        assertThat(instance.directory()).doesNotExist();
        assertThat(within.resolve(instance.id() + ".lock")).exists();
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        Path other = Files.createFile(
                Files.createDirectories(within.resolve("other")).resolve("file"));

        Instance.claim(within).close();

        assertThat(other).exists();
    }

    @Test
    void aLockOfSomebodyElseLeadsToNothingThatIsDeleted() throws IOException {
        Path other =
                Files.createFile(Files.createDirectories(within.resolve("yarn")).resolve("file"));
        Files.createFile(within.resolve(".lock"));
        Files.createFile(within.resolve("yarn.lock"));

        Instance.claim(within).close();

        assertThat(other).exists();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(within.resolve("file"));

        assertThatThrownBy(() -> Instance.claim(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot keep state in " + file);
    }
}
