package org.hled.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void lastsAndOpensAgain() throws IOException {
        Path path = directory.resolve("a/b");
        try (DataDirectory data = DataDirectory.open(path)) {
            Files.writeString(data.path().resolve("kept"), "");
        }
        try (DataDirectory data = DataDirectory.open(path)) {
            assertThat(data.path().resolve("kept")).exists();
        }
    }

    @Test
    void leavesADirectoryOfAnotherVersionUntouched() throws IOException {
        Files.writeString(directory.resolve(DataDirectory.VERSION_FILE), "format 1, Kafka 3.9.0\n");

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("was written by another version (format 1, Kafka 3.9.0; this is format 1, Kafka")
                .hasMessageNotContaining("\n");
        assertThat(directory).isDirectoryNotContaining(file -> !file.endsWith(DataDirectory.VERSION_FILE));
    }

    @Test
    void leavesADirectoryThatIsNotOursUntouched() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "");

        assertThatThrownBy(() -> DataDirectory.open(directory)).isInstanceOf(Fault.class);
        assertThat(directory).isDirectoryNotContaining(file -> !file.endsWith("letter.txt"));
    }

    @Test
    void belongsToOneStackAtATime() {
        try (DataDirectory data = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> DataDirectory.open(data.path()))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("is in use by another stack");
        }
    }

    @Test
    void aTemporaryOneGoes() throws IOException {
        Path path;
        try (DataDirectory data = DataDirectory.temporary()) {
            path = data.path();
            Files.createDirectories(path.resolve("kafka/data"));
            Files.writeString(path.resolve("kafka/data/log"), "");
        }
        assertThat(path).doesNotExist();
    }
}
