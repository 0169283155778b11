package org.hled.api.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param entries in the list's order
 * @param next cursor of the next page; empty if this is the last
 */
public record Page<T>(List<T> entries, Optional<String> next) {

    public Page {
        entries = List.copyOf(entries);
    }

    /**
     * Takes a page from what follows the page before.
     *
     * @param cursor tells the cursor that continues after an entry
     */
    public static <T> Page<T> take(Iterator<T> following, int limit, Function<T, String> cursor) {
        List<T> entries = new ArrayList<>();
        while (entries.size() < limit && following.hasNext()) {
            entries.add(following.next());
        }
        return new Page<>(
                entries, following.hasNext() ? Optional.of(cursor.apply(entries.getLast())) : Optional.empty());
    }
}
