package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A file that does not change while the service runs. Not Micronaut's static resources, which tell whether a file has changed
 * by its time: in a build that can be reproduced, all files of all versions have the same.
 *
 * @param tag its ETag: changes with its content and with nothing else
 */
public record PageFile(byte[] content, String mediaType, String tag) {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** A file of this content. */
    public static PageFile of(byte[] content, String mediaType) {
        return new PageFile(content, mediaType, tag(content));
    }

    /** The resource in the jars, by the media type of its ending; empty if there is none, or its ending is another. */
    public static Optional<PageFile> ofResource(String name) {
        String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (mediaType == null) {
            return Optional.empty();
        }
        try (InputStream stream = PageFile.class.getClassLoader().getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(of(stream.readAllBytes(), mediaType));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    /** The file, or 304 if the client has it already. */
    public MutableHttpResponse<?> answer(HttpRequest<?> request) {
        MutableHttpResponse<?> response = HeldCopies.contain(request, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(content).header(HttpHeaders.CONTENT_TYPE, mediaType);
        // Asked for again each time, so that a new version is never mixed with an old one for long.
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
