package org.hled.api.delivery.sink;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a receiver is reached. Its URL may hold secrets (a token in the path or the query, a password before the host), so
 * only its host is ever shown.
 */
final class Endpoint {

    private final URI uri;
    private final Optional<String> authorization;

    private Endpoint(URI uri, Optional<String> authorization) {
        this.uri = uri;
        this.authorization = authorization;
    }

    /**
     * Reads a setting.
     *
     * @throws InvalidSettingException if it is no URL by http or https
     */
    static Endpoint of(String property, String url) {
        URI given;
        try {
            given = new URI(url.strip());
        } catch (URISyntaxException e) {
            // Its message would repeat the URL.
            throw InvalidSettingException.of(property, "must be a URL.");
        }
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || given.getHost() == null) {
            throw InvalidSettingException.of(
                    property, "must be a URL that begins with http:// or https:// and a host.");
        }
        return new Endpoint(
                withoutUserInfo(given), Optional.ofNullable(given.getUserInfo()).map(Endpoint::basic));
    }

    /** The same with more at the end of its path. */
    Endpoint resolve(String path) {
        String base = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return new Endpoint(assemble(uri, base + path), authorization);
    }

    URI uri() {
        return uri;
    }

    /** What proves to the receiver who we are; empty where the URL has no user and password. */
    Optional<String> authorization() {
        return authorization;
    }

    /** The host, which is no secret. */
    String host() {
        return uri.getHost();
    }

    @Override
    public String toString() {
        return host();
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static URI withoutUserInfo(URI given) {
        return assemble(given, given.getRawPath() == null ? "" : given.getRawPath());
    }

    private static URI assemble(URI base, String rawPath) {
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return URI.create(base.getScheme() + "://" + base.getHost() + port + rawPath + query);
    }
}
