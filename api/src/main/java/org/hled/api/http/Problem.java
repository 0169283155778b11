package org.hled.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What every error is answered with: problem details by RFC 9457.
 *
 * @param type what kind of problem: a tag URI, or {@code about:blank} where the status says it all
 * @param title the kind for people; the same for all problems of a type
 * @param status of HTTP
 * @param detail what is wrong this time
 * @param instance path of the request
 * @param errors what is wrong with each parameter; absent where it is not about parameters
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, List<ParameterError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static final String BLANK = "about:blank";
    static final String INVALID_PARAMETER = "tag:hled.org,2026:invalid-parameter";
    static final String NOT_READY = "tag:hled.org,2026:not-ready";
    static final String BUSY = "tag:hled.org,2026:busy";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** What is wrong with a parameter, and what is allowed. */
    @Serdeable
    public record ParameterError(String parameter, String detail) {}
}
