package org.hled.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Where the JVMs of one kind of part keep the classes that they have loaded, so that the next one starts in half the processor time (class
 * data sharing). The first one that ends in good order writes it. The JVM makes it anew for another JDK, but not for other jars, without which
 * it is of no use: then it is deleted.
 */
record ClassArchive(Path file) {

    /** The options of a JVM with this class path that uses it, or is to write it. */
    List<String> options(String classPath) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && isOlderThanOneOf(classPath)) {
            Files.deleteIfExists(file);
        }
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
    }

    private boolean isOlderThanOneOf(String classPath) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        for (String element : classPath.split(File.pathSeparator)) {
            Path path = Path.of(element);
            if (element.endsWith("*")) {
                try (DirectoryStream<Path> jars = Files.newDirectoryStream(path.getParent(), "*.jar")) {
                    for (Path jar : jars) {
                        if (isYounger(jar, written)) {
                            return true;
                        }
                    }
                }
            } else if (isYounger(path, written)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYounger(Path jar, FileTime than) throws IOException {
        return Files.getLastModifiedTime(jar).compareTo(than) > 0;
    }
}
