package org.hled.aggregator.rollup.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hled.aggregator.report.Periods;

/**
 * The words that leaves and totals are named by, each kept once: a million leaves have some thousand of them, and what is
 * looked up by the same word again is found without comparing letters. For one thread.
 */
final class Names {

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, List<String>> periods = new HashMap<>();
    private final Map<Standing, Standing> standings = new HashMap<>();

    /** The word as it is kept. */
    String word(String word) {
        return words.computeIfAbsent(word, same -> same);
    }

    /** The standing as it is kept. */
    Standing standing(Standing standing) {
        return standings.computeIfAbsent(standing, same -> same);
    }

    /** The period and all that contain it, of words that are kept. */
    List<String> containing(String period) {
        return periods.computeIfAbsent(
                period, p -> Periods.containing(p).stream().map(this::word).toList());
    }

    void clear() {
        words.clear();
        periods.clear();
        standings.clear();
    }
}
