package org.hled.api.cube;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hled.api.figures.LeafRow;

/** What leaves are told apart by, in the order in which they are sorted. */
enum Dimension {
    INITIATIVE(leaf -> leaf.key().initiative()),
    AGENCY(leaf -> leaf.key().agency()),
    /** Empty where the leaf does not count. */
    PILLAR(leaf -> leaf.pillar().orElse("")),
    MEASURE(leaf -> leaf.key().measure()),
    UNIT(leaf -> leaf.key().unit()),
    /** Empty where the measure has no place. */
    PLACE(leaf -> leaf.key().place()),
    PERIOD(leaf -> leaf.key().period());

    private final Function<LeafRow, String> reader;

    Dimension(Function<LeafRow, String> reader) {
        this.reader = reader;
    }

    /** Its name in HTTP. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Dimension::word).toList();
    }

    static Optional<Dimension> byWord(String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word().equals(word))
                .findFirst();
    }

    /** What the leaf is in this dimension; empty where it is nothing. */
    String of(LeafRow leaf) {
        return reader.apply(leaf);
    }
}
