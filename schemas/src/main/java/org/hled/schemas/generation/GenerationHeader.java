package org.hled.schemas.generation;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.hled.schemas.topic.Road;

/** Says on a record which generation has written it: its number as text. Where it is missing, it was the first. */
public final class GenerationHeader {

    public static final String NAME = "generation";

    private GenerationHeader() {}

    /** Says it on a record. */
    public static void put(Headers headers, int generation) {
        if (generation != Road.FIRST) {
            headers.add(NAME, String.valueOf(generation).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Which one it was; what is no number is like nothing. */
    public static int of(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return Road.FIRST;
        }
        try {
            return Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return Road.FIRST;
        }
    }
}
