package org.hled.api.rejections;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.OptionalLong;
import org.hled.api.http.Cursor;
import org.hled.api.http.Parameters;
import org.hled.api.log.BackwardLog;

/** What was rejected, and why. */
@Controller("/api/v1/rejections")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RejectionsController {

    private final BackwardLog<ToldRejection> log;
    private final LiveGenerations generations;

    RejectionsController(BackwardLog<ToldRejection> log, LiveGenerations generations) {
        this.log = log;
        this.generations = generations;
    }

    /** Rejected records, each once, newest first. Their content is not shown: it may be anything. */
    @Get
    @RejectionsOperations.Rejections
    HttpResponse<RejectionsAnswer> rejections(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "limit", "cursor");
        var asked = parameters.page(Cursor.Kind.REJECTIONS);
        BackwardLog.Slice<ToldRejection> slice = parameters.build(() -> log.before(
                asked.after().map(RejectionsController::offset).orElse(OptionalLong.empty()),
                asked.limit(),
                new CountedOnce(generations::now)));
        String next = slice.next().isEmpty()
                ? null
                : Cursor.encode(
                        Cursor.Kind.REJECTIONS,
                        List.of(String.valueOf(slice.next().getAsLong())));
        List<RejectionEntry> entries =
                slice.entries().stream().map(ToldRejection::entry).toList();
        return HttpResponse.ok(new RejectionsAnswer(entries, next)).header("Cache-Control", "no-store");
    }

    private static OptionalLong offset(List<String> parts) {
        return OptionalLong.of(Long.parseLong(parts.getFirst()));
    }
}
