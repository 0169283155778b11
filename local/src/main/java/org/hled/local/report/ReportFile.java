package org.hled.local.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hled.local.fault.Fault;

/** A file of reports, CSV or NDJSON by its name. It is read a row at a time, however long it is. */
public final class ReportFile {

    private static final int PROBLEMS_SHOWN = 20;

    private final Path path;
    private final RowMapper mapper;

    /**
     * @param path the file
     * @param now when a report without {@code submittedAt} was made
     */
    public ReportFile(Path path, Instant now) {
        this.path = path;
        this.mapper = new RowMapper(now);
    }

    /** Whether a file of this name holds reports. */
    public static boolean isNamedLikeOne(Path path) {
        return isCsv(path) || path.toString().endsWith(".ndjson");
    }

    /**
     * Checks every row.
     *
     * @return how many there are
     * @throws Fault naming each row and field that is wrong, and what is allowed
     */
    public long check() {
        List<String> problems = new ArrayList<>();
        long count = read(update -> {}, problems);
        if (!problems.isEmpty()) {
            int more = problems.size() - PROBLEMS_SHOWN;
            String shown = String.join("\n", problems.subList(0, Math.min(problems.size(), PROBLEMS_SHOWN)));
            throw new Fault(more > 0 ? "%s%n... and %d more".formatted(shown, more) : shown);
        }
        return count;
    }

    /** Goes through all updates of a file that has been checked, in their order. */
    public void forEach(Consumer<Update> action) {
        List<String> problems = new ArrayList<>();
        read(action, problems);
        if (!problems.isEmpty()) {
            throw new Fault("%s has changed while it was published: %s".formatted(path, problems.getFirst()));
        }
    }

    private long read(Consumer<Update> action, List<String> problems) {
        long count = 0;
        try (RowSource rows = open()) {
            while (true) {
                try {
                    Optional<Row> row = rows.next();
                    if (row.isEmpty()) {
                        return count;
                    }
                    Update update = mapper.map(row.get());
                    action.accept(update);
                    count++;
                } catch (InvalidRowException e) {
                    problems.add("%s:%d: %s".formatted(path, e.line(), e.getMessage()));
                }
            }
        } catch (InvalidRowException e) {
            problems.add("%s:%d: %s".formatted(path, e.line(), e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new Fault("%s: no such file".formatted(path), e);
        } catch (CharacterCodingException e) {
            throw new Fault("%s: is not text in UTF-8".formatted(path), e);
        } catch (IOException e) {
            throw new Fault("%s: cannot be read: %s".formatted(path, e.getMessage()), e);
        }
        return count;
    }

    private RowSource open() throws IOException, InvalidRowException {
        BufferedReader reader = Files.newBufferedReader(path);
        try {
            return isCsv(path)
                    ? new CsvSource(reader, RowMapper.knownFields())
                    : new NdjsonSource(reader, RowMapper.knownFields());
        } catch (IOException | InvalidRowException e) {
            reader.close();
            throw e;
        }
    }

    private static boolean isCsv(Path path) {
        return path.toString().endsWith(".csv");
    }
}
