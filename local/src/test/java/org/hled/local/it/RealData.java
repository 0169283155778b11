package org.hled.local.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The published data of public bodies that stand beside the project; read where they are, and never copied. */
final class RealData {

    private static final String VARIABLE = "HLED_SHARED_DATA";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final int SHOWN = 20;

    private final Path directory;

    private RealData(Path directory) {
        this.directory = directory;
    }

    /** The data; where they are not, the test is skipped and says so. */
    static RealData orSkip() {
        String set = System.getenv(VARIABLE);
        // The directory of this module lies in the project, and the project beside the data.
        Path directory = Path.of(set == null ? "../../shared/data" : set);
        assumeTrue(
                Files.isDirectory(directory),
                () -> "the real data of the tests were not found in %s; the variable %s may name another place"
                        .formatted(directory.toAbsolutePath().normalize(), VARIABLE));
        return new RealData(directory);
    }

    /** The rows of a CSV file with a header; one that ends in .gz is unpacked. */
    List<CSVRecord> rows(String file) {
        Path path = directory.resolve(file);
        try (InputStream in = Files.newInputStream(path);
                InputStream text = file.endsWith(".gz") ? new GZIPInputStream(in) : in;
                var reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** As a network may bring them: in any order, and every fifth one twice. */
    static <T> List<T> shuffledWithRepeats(List<T> rows, long seed) {
        List<T> shuffled = new ArrayList<>(rows);
        for (int i = 0; i < rows.size(); i += 5) {
            shuffled.add(rows.get(i));
        }
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** Where two sets of figures differ, a line each for the first of them; an absent figure is null. */
    static List<String> differences(Map<String, String> expected, Map<String, String> found) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .map(key -> "%s must be %s, and is %s".formatted(key, expected.get(key), found.get(key)))
                .limit(SHOWN)
                .toList();
    }
}
