package org.hled.api.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What is compressed for clients that take it: texts of 1 KiB and more, lines of JSON among them, which Micronaut's own
 * rule leaves out; not streams of events, each of which is short and must not wait.
 */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class CompressedTypes implements HttpCompressionStrategy {

    private static final int THRESHOLD = 1024;
    private static final long UNKNOWN = -1;
    /** Zstandard needs the whole answer at once, so it is for those of this many bytes at most. */
    private static final int MAX_ZSTD = 1 << 20;

    @Override
    public boolean shouldCompress(HttpResponse response) {
        // A Content-Length stands wherever the whole answer is known.
        long length = HttpUtil.getContentLength(response, UNKNOWN);
        return (length == UNKNOWN || length >= THRESHOLD)
                && Optional.ofNullable(response.headers().get(HttpHeaderNames.CONTENT_TYPE))
                        .filter(CompressedTypes::isText)
                        .isPresent();
    }

    /** JSON first, for most is: Micronaut tries one pattern after the other. */
    private static boolean isText(String type) {
        return type.startsWith(MediaType.APPLICATION_JSON)
                || !type.startsWith(MediaType.TEXT_EVENT_STREAM)
                        && (type.startsWith(Download.NDJSON) || MediaType.isTextBased(type));
    }

    @Override
    public int getMaxZstdEncodeSize() {
        return MAX_ZSTD;
    }
}
