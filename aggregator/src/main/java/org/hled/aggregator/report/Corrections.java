package org.hled.aggregator.report;

import java.nio.ByteBuffer;

/**
 * What was corrected of a leaf since its first report: cumulative, so that what happened between two looks is the
 * difference, and telling it again is harmless.
 *
 * @param revisions how many versions were replaced by one that says something else, or is of another leaf
 * @param net by how much that has changed the leaf's sum
 */
public record Corrections(long revisions, Amounts net) {

    /** Nothing was ever corrected. */
    public static final Corrections NONE = new Corrections(0, new Amounts());

    /** Size of the binary form. */
    public static final int BYTES = Long.BYTES + Amounts.BYTES;

    /** A copy: corrections do not change. */
    @Override
    public Amounts net() {
        return net.copy();
    }

    public Corrections plus(Corrections other) {
        if (other.revisions == 0) {
            return this;
        }
        Amounts sum = net.copy();
        sum.add(other.net);
        return new Corrections(revisions + other.revisions, sum);
    }

    public Corrections minus(Corrections other) {
        if (other.revisions == 0) {
            return this;
        }
        Amounts difference = net.copy();
        difference.subtract(other.net);
        return new Corrections(revisions - other.revisions, difference);
    }

    /** Writes the binary form: revisions in eight bytes, then the change as {@link Amounts} writes it. */
    public void writeTo(ByteBuffer out) {
        out.putLong(revisions);
        net.writeTo(out);
    }

    /** Reads what {@link #writeTo} has written. */
    public static Corrections readFrom(ByteBuffer in) {
        long revisions = in.getLong();
        Amounts net = Amounts.readFrom(in);
        return revisions == 0 ? NONE : new Corrections(revisions, net);
    }
}
