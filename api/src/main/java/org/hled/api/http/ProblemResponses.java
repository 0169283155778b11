package org.hled.api.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Gives the errors that the HTTP server finds by itself (no such route, wrong method, ...) the same form as ours. */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        Problem problem = new Problem(
                Problem.BLANK,
                status.getReason(),
                status.getCode(),
                detail(context, status),
                context.getRequest().getPath(),
                List.of());
        return response.body(problem)
                .contentType(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, Problem.NOT_KEPT);
    }

    /** What went wrong inside is for the log, not for the world. */
    private static String detail(ErrorContext context, HttpStatus status) {
        if (status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            return "Something went wrong on our side; our log has it.";
        }
        if (status == HttpStatus.NOT_FOUND) {
            return "There is nothing at this path.";
        }
        return context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining(" "));
    }
}
