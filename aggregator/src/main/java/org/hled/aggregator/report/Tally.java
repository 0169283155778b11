package org.hled.aggregator.report;

import java.nio.ByteBuffer;

/**
 * A leaf's sum, and how far it has come about by corrections.
 *
 * @param sum of the reports that count in it now
 * @param corrections since its first report
 */
public record Tally(Amounts sum, Corrections corrections) {

    /** Of no report. */
    public static final Tally NONE = new Tally(new Amounts(), Corrections.NONE);

    /** Size of the binary form. */
    public static final int BYTES = Amounts.BYTES + Corrections.BYTES;

    /** The largest size of the short form. */
    public static final int MOST_SHORT_BYTES = 2 * Amounts.MOST_SHORT_BYTES + Varints.MOST_BYTES;

    /** Both together. */
    public Tally plus(Tally other) {
        Amounts all = sum.copy();
        all.add(other.sum);
        return new Tally(all, corrections.plus(other.corrections));
    }

    /** Writes the binary form: the sum, then the corrections. */
    public void writeTo(ByteBuffer out) {
        sum.writeTo(out);
        corrections.writeTo(out);
    }

    /** Reads what {@link #writeTo} has written. */
    public static Tally readFrom(ByteBuffer in) {
        Amounts sum = Amounts.readFrom(in);
        return new Tally(sum, Corrections.readFrom(in));
    }

    /** Writes the short form: the sum, how many revisions there were, and if there were any, what they have changed. */
    public void writeShort(ByteBuffer out) {
        sum.writeShort(out);
        Varints.write(out, corrections.revisions());
        if (corrections.revisions() != 0) {
            corrections.net().writeShort(out);
        }
    }

    /** Passes over what {@link #writeShort} has written. */
    public static void skipShort(ByteBuffer in) {
        Amounts.skipShort(in);
        if (Varints.read(in) != 0) {
            Amounts.skipShort(in);
        }
    }

    /** Reads what {@link #writeShort} has written. */
    public static Tally readShort(ByteBuffer in) {
        Amounts sum = Amounts.readShort(in);
        long revisions = Varints.read(in);
        return new Tally(sum, revisions == 0 ? Corrections.NONE : new Corrections(revisions, Amounts.readShort(in)));
    }
}
