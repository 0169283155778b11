package org.hled.api.http;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ends a request with problem details. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final List<Problem.ParameterError> errors;
    private final Optional<Duration> retryAfter;

    private ProblemException(
            HttpStatus status,
            String type,
            String title,
            String detail,
            List<Problem.ParameterError> errors,
            Optional<Duration> retryAfter) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** 400: parameters make no sense. */
    static ProblemException invalidParameters(List<Problem.ParameterError> errors) {
        return badRequest(Problem.INVALID_PARAMETER, "Invalid parameter", errors);
    }

    /** 400: the body makes no sense. */
    static ProblemException invalidBody(List<Problem.ParameterError> errors) {
        return badRequest(Problem.INVALID_BODY, "Invalid body", errors);
    }

    private static ProblemException badRequest(String type, String title, List<Problem.ParameterError> errors) {
        String detail = errors.stream().map(Problem.ParameterError::text).collect(Collectors.joining(" "));
        return new ProblemException(HttpStatus.BAD_REQUEST, type, title, detail, List.copyOf(errors), Optional.empty());
    }

    /** 401: the request does not say who is asking, or not in a way that is believed. */
    public static ProblemException unauthorized(String detail) {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, Problem.BLANK, "Unauthorized", detail, List.of(), Optional.empty());
    }

    /** 403: nobody may do this. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(
                HttpStatus.FORBIDDEN, Problem.BLANK, "Forbidden", detail, List.of(), Optional.empty());
    }

    /** 404: what is asked for does not exist. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, Problem.BLANK, "Not Found", detail, List.of(), Optional.empty());
    }

    /** 409: it cannot be done as things stand. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(
                HttpStatus.CONFLICT, Problem.BLANK, "Conflict", detail, List.of(), Optional.empty());
    }

    /** 410: what is asked for did exist, and is not kept any more. */
    public static ProblemException gone(String detail) {
        return new ProblemException(HttpStatus.GONE, Problem.BLANK, "Gone", detail, List.of(), Optional.empty());
    }

    /** 413: the answer would be too large; the detail says how to ask for less. */
    public static ProblemException tooMuch(String detail) {
        return new ProblemException(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                Problem.TOO_MUCH,
                "Too much at once",
                detail,
                List.of(),
                Optional.empty());
    }

    /** 503: the figures are not there yet. */
    static ProblemException notReady(String detail, Duration retryAfter) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.NOT_READY,
                "Not ready",
                detail,
                List.of(),
                Optional.of(retryAfter));
    }

    /** 503: it cannot be answered now, and may be soon. */
    public static ProblemException busy(String detail, Duration retryAfter) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.BUSY,
                "Not available now",
                detail,
                List.of(),
                Optional.of(retryAfter));
    }

    HttpStatus status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Problem problem(String instance) {
        return new Problem(type, title, status.getCode(), getMessage(), instance, errors);
    }
}
