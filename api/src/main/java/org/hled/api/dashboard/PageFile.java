package org.hled.api.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the page, as it stands in the jar.
 *
 * @param tag its ETag: changes with its content and with nothing else
 */
record PageFile(byte[] content, String mediaType, String tag) {

    private static final String ROOT = "public/";
    /** Leaves no way out of the directory, and none to what is not meant to be served. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z]+/)*[a-z]+\\.([a-z]+)");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** @param name with slashes, from the directory of the page's files; empty if there is no such file */
    static Optional<PageFile> of(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches() || !MEDIA_TYPES.containsKey(matcher.group(1))) {
            return Optional.empty();
        }
        try (InputStream stream = PageFile.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] content = stream.readAllBytes();
            return Optional.of(new PageFile(content, MEDIA_TYPES.get(matcher.group(1)), tag(content)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
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
