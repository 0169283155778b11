package org.hled.api.http;

import java.util.List;
import java.util.Optional;

/**
 * Which page of a list is asked for.
 *
 * @param limit how many entries at most
 * @param after the key that the last page ended with; empty for the first page
 */
public record PageRequest(int limit, Optional<List<String>> after) {

    public static final int DEFAULT_LIMIT = 1000;
    public static final int MAX_LIMIT = 10_000;
}
