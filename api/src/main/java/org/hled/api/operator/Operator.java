package org.hled.api.operator;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.hled.api.http.ProblemException;

/** Whoever holds the operator's token of the configuration. Without a token there, the operator's calls are off. */
@Singleton
public final class Operator {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    Operator(@Value("${hled.operator-token:}") String token) {
        this.token = token.strip().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Ends the request unless it has the operator's token, as {@code Authorization: Bearer ...}.
     *
     * @throws ProblemException 403 where no token is configured, 401 where the request has none or another one
     */
    public void require(HttpRequest<?> request) {
        if (token.length == 0) {
            throw ProblemException.forbidden("This call is off: the service has no operator's token configured.");
        }
        String given = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (given == null || !given.startsWith(SCHEME) || !isToken(given.substring(SCHEME.length()))) {
            throw ProblemException.unauthorized("This call needs the operator's token: Authorization: Bearer TOKEN.");
        }
    }

    /** In the same time for every wrong token, so that trying does not tell how much of it is right. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(token, given.strip().getBytes(StandardCharsets.UTF_8));
    }
}
