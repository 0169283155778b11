package org.hled.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
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
 * @param errors what is wrong with each parameter or field; absent where it is not about those
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, List<ParameterError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** {@code Cache-Control} of every problem: caches may keep some, like 404, for as long as they like where nothing is said. */
    static final String NOT_KEPT = "no-store";

    static final String BLANK = "about:blank";
    static final String INVALID_PARAMETER = "tag:hled.org,2026:invalid-parameter";
    static final String INVALID_BODY = "tag:hled.org,2026:invalid-body";
    static final String NOT_READY = "tag:hled.org,2026:not-ready";
    static final String TOO_MUCH = "tag:hled.org,2026:too-much";
    static final String BUSY = "tag:hled.org,2026:busy";

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * What is wrong with a parameter or with a field of the body, and what is allowed.
     *
     * @param parameter name of the parameter; absent where it is the body
     * @param pointer JSON pointer of the field, e.g. {@code #/until}, or {@code #} for the body as a whole; absent where it
     *     is a parameter
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ParameterError(
            @Nullable String parameter, @Nullable String pointer, String detail) {

        static ParameterError ofParameter(String name, String detail) {
            return new ParameterError(name, null, detail);
        }

        static ParameterError ofBody(String pointer, String detail) {
            return new ParameterError(null, pointer, detail);
        }

        String text() {
            return (parameter == null ? pointer : parameter) + ": " + detail;
        }
    }
}
