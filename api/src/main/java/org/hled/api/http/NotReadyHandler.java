package org.hled.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hled.api.figures.NotReadyException;

/** Answers 503 as long as there are no figures. */
@Singleton
final class NotReadyHandler implements ExceptionHandler<NotReadyException, HttpResponse<Problem>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ProblemHandler problems;

    NotReadyHandler(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, NotReadyException exception) {
        return problems.handle(
                request, ProblemException.notReady("There are no figures yet. " + exception.getMessage(), RETRY_AFTER));
    }
}
