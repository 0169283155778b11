package org.hled.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final Instant BUILT = Instant.parse("2024-06-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Path own;
    private Path library;
    private ClassArchive archive;
    private String classPath;

    @BeforeEach
    void build() throws IOException {
        own = Files.createFile(directory.resolve("own.jar"));
        library =
                Files.createFile(Files.createDirectory(directory.resolve("lib")).resolve("library.jar"));
        classPath = own + File.pathSeparator + library.resolveSibling("*");
        archive = new ClassArchive(directory.resolve("archives/api.jsa"));
        date(own, BUILT);
        date(library, BUILT);
    }

    @Test
    void oneThatIsNotThereYetIsWritten() throws IOException {
        assertThat(archive.options(classPath)).contains("-XX:SharedArchiveFile=" + archive.file());
        assertThat(archive.file().getParent()).isDirectory();
    }

    @Test
    void oneOfTheseJarsIsKept() throws IOException {
        write(BUILT.plusSeconds(1));

        archive.options(classPath);

        assertThat(archive.file()).exists();
    }

    @Test
    void oneOfFormerJarsIsDeleted() throws IOException {
        write(BUILT.plusSeconds(1));
        date(library, BUILT.plusSeconds(2));

        archive.options(classPath);

        assertThat(archive.file()).doesNotExist();
    }

    @Test
    void oneOfAFormerJarOfItsOwnIsDeleted() throws IOException {
        write(BUILT.plusSeconds(1));
        date(own, BUILT.plusSeconds(2));

        archive.options(classPath);

        assertThat(archive.file()).doesNotExist();
    }

    private void write(Instant at) throws IOException {
        Files.createDirectories(archive.file().getParent());
        date(Files.createFile(archive.file()), at);
    }

    private static void date(Path file, Instant at) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
