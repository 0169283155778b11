package org.hled.schemas.topic;

/**
 * The road of a generation, from the input topics to the Roll-up: the names of what it has of its own. The Roll-up, where all
 * roads end, has no generation.
 *
 * @param generation 1 first
 */
public record Road(int generation) {

    /** The generation that is current where nobody ever rebuilt. */
    public static final int FIRST = 1;

    /** Application id, and consumer group, of the Roll-up. */
    public static final String ROLL_UP = "hled-roll-up";

    /** @throws IllegalArgumentException if there can be no such generation */
    public Road {
        if (generation < FIRST) {
            throw new IllegalArgumentException("a generation's number is at least 1, and is " + generation);
        }
    }

    /** Application id, and consumer group, of its Intake. */
    public String intake() {
        return named("hled-intake", "-");
    }

    /** Application id, and consumer group, of its Ledger. */
    public String ledger() {
        return named("hled-ledger", "-");
    }

    /** Its topic from Intake to Ledger. */
    public Topic<byte[]> reports(int partitions) {
        Topic<byte[]> first = Topics.REPORTS;
        return new Topic<>(named(first.name(), "."), first.valueType(), partitions, first.retention());
    }

    private String named(String first, String separator) {
        return generation == FIRST ? first : first + separator + generation;
    }
}
