package org.hled.api.totals;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.hled.api.http.FigureAnswers;

/**
 * Answers what was answered before, where the plainest of requests asks it again: before anything is bound to a method, or
 * handed to another thread. Whatever else is asked goes on to {@link TotalsController}.
 */
@ServerFilter("/api/v1/totals")
final class RepeatedTotals {

    private final FigureAnswers answers;

    RepeatedTotals(FigureAnswers answers) {
        this.answers = answers;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> answer(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET && takesJson(request)
                ? answers.repeated(request).orElse(null)
                : null;
    }

    private static boolean takesJson(HttpRequest<?> request) {
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept == null || accept.equals(MediaType.ALL) || accept.equals(MediaType.APPLICATION_JSON);
    }
}
