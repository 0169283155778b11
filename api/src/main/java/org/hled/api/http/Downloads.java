package org.hled.api.http;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.hled.api.figures.Freshness;

/**
 * Sends whole tables piece by piece. One costs a reference for each row (4 MB for a million) and one piece of text, for as
 * long as the client takes; rows that are replaced meanwhile stay in memory, too. So there is a limit to how many run, and one
 * that its client does not read on is cut off when somebody else needs its place.
 */
@Singleton
final class Downloads {

    static final int AT_ONCE = 8;

    /** Whoever has not read on for so long may lose its place. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String DISPOSITION = "Content-Disposition";
    private static final int ROWS_OF_PIECE = 500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final JsonMapper json;
    private final Freshness clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<PieceStream> running = ConcurrentHashMap.newKeySet();

    Downloads(JsonMapper json, Freshness clock) {
        this.json = json;
        this.clock = clock;
    }

    /** @throws ProblemException if too many are running */
    MutableHttpResponse<?> start(HttpRequest<?> request, Download<?> download, boolean ndjson, long version) {
        String name = "%s-%d.%s".formatted(download.name(), version, ndjson ? "ndjson" : "csv");
        MutableHttpResponse<InputStream> response =
                HttpResponse.<InputStream>ok().header(DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
        if (request.getMethod() == HttpMethod.HEAD) {
            // Nobody would read and close it.
            return response;
        }
        if (!takePlace()) {
            throw ProblemException.busy(
                    "%d downloads are running, and more are not allowed at once.".formatted(AT_ONCE), RETRY_AFTER);
        }
        PieceStream body = ndjson ? ndjson(download) : csv(download);
        running.add(body);
        return response.body(body);
    }

    private boolean takePlace() {
        return places.tryAcquire()
                || (running.stream().anyMatch(download -> download.cutIfUnreadFor(PATIENCE)) && places.tryAcquire());
    }

    private <T> PieceStream csv(Download<T> download) {
        return stream(download, rows -> {
            Csv csv = rows.first() ? new Csv(download.columns().toArray(String[]::new)) : Csv.continued();
            rows.rows().forEach(row -> csv.row(download.cells().apply(row)));
            return csv.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    private <T> PieceStream ndjson(Download<T> download) {
        return stream(download, rows -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                for (T row : rows.rows()) {
                    out.write(json.writeValueAsBytes(download.json().apply(row)));
                    out.write('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
            return out.toByteArray();
        });
    }

    private <T> PieceStream stream(Download<T> download, Writer<T> writer) {
        List<T> rows = download.rows();
        // A table without rows has a header, all the same.
        int pieces = Math.max(1, Math.ceilDiv(rows.size(), ROWS_OF_PIECE));
        return new PieceStream(
                pieces,
                piece -> {
                    int from = piece * ROWS_OF_PIECE;
                    return writer.write(
                            new Piece<>(piece == 0, rows.subList(from, Math.min(rows.size(), from + ROWS_OF_PIECE))));
                },
                clock::now,
                this::end);
    }

    private void end(PieceStream stream) {
        running.remove(stream);
        places.release();
    }

    private record Piece<T>(boolean first, List<T> rows) {}

    private interface Writer<T> {
        byte[] write(Piece<T> rows);
    }
}
