package org.hled.bench.workload;

/** What is wrong with a record that every engine must leave out. */
public enum Defect {
    /** It ends before it begins. */
    PERIOD,
    /** A code in small letters: of a stage, a currency, traffic, a status. */
    CODE,
    /** More than a report may have; of a milestone, which counts as one, a title without a character. */
    AMOUNT,
    /** The value ends in the middle. */
    BYTES;

    private static final Defect[] ALL = values();

    static Defect of(int number) {
        return ALL[number];
    }

    static int count() {
        return ALL.length;
    }

    /** What the product says of it in {@code hled.rejections}. */
    String code(Measured measured) {
        return switch (this) {
            case PERIOD -> "invalid-period";
            case CODE -> "invalid-code";
            case BYTES -> "broken-bytes";
            case AMOUNT ->
                switch (measured) {
                    case ENROLLMENT, PORT_THROUGHPUT -> "invalid-number";
                    case INVESTMENT -> "invalid-amount";
                    case MILESTONE -> "invalid-text";
                };
        };
    }
}
