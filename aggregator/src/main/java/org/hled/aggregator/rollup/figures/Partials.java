package org.hled.aggregator.rollup.figures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hled.aggregator.report.Tally;

/**
 * What one generation has of a leaf: the partials of its ledger partitions. As bytes: a million leaves have some millions of
 * them, and each as objects took ten times as much.
 *
 * @param told one after the other: the ledger partition in two bytes, and what it has told, in its short form
 * @param latest when the last of them came: milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
 */
public record Partials(int generation, byte[] told, long latest) {

    private static final int MOST_BYTES = Short.BYTES + Tally.MOST_SHORT_BYTES;

    /** Of a generation that has nothing of the leaf. */
    static Partials none(int generation) {
        return new Partials(generation, new byte[0], 0);
    }

    /** All of them together. */
    Tally tally() {
        Tally sum = Tally.NONE;
        ByteBuffer in = ByteBuffer.wrap(told);
        while (in.hasRemaining()) {
            in.getShort();
            Tally partial = Tally.readShort(in);
            // Most leaves have all their reports in few partitions: the sum of one is that one.
            sum = sum == Tally.NONE ? partial : sum.plus(partial);
        }
        return sum;
    }

    /** With another partial of a ledger partition. */
    Partials with(int partition, Tally tally, long at) {
        ByteBuffer out = others(partition).putShort((short) partition);
        tally.writeShort(out);
        return new Partials(generation, bytes(out), Math.max(latest, at));
    }

    /** Without the partial of a ledger partition. */
    Partials without(int partition) {
        return new Partials(generation, bytes(others(partition)), latest);
    }

    boolean isEmpty() {
        return told.length == 0;
    }

    /** There is one short form of a tally, so it is found without being read. */
    boolean has(int partition, Tally tally) {
        ByteBuffer in = ByteBuffer.wrap(told);
        while (in.hasRemaining()) {
            boolean asked = in.getShort() == partition;
            int begin = in.position();
            Tally.skipShort(in);
            if (asked) {
                ByteBuffer same = ByteBuffer.allocate(Tally.MOST_SHORT_BYTES);
                tally.writeShort(same);
                return in.slice(begin, in.position() - begin).equals(same.flip());
            }
        }
        return false;
    }

    /** The ledger partitions of which there is one. */
    List<Integer> partitions() {
        List<Integer> partitions = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(told);
        while (in.hasRemaining()) {
            partitions.add((int) in.getShort());
            Tally.skipShort(in);
        }
        return partitions;
    }

    /** The partials of the other ledger partitions, with room for one more. */
    private ByteBuffer others(int partition) {
        ByteBuffer out = ByteBuffer.allocate(told.length + MOST_BYTES);
        ByteBuffer in = ByteBuffer.wrap(told);
        while (in.hasRemaining()) {
            int begin = in.position();
            boolean other = in.getShort() != partition;
            Tally.skipShort(in);
            if (other) {
                out.put(told, begin, in.position() - begin);
            }
        }
        return out;
    }

    private static byte[] bytes(ByteBuffer out) {
        return Arrays.copyOf(out.array(), out.position());
    }
}
