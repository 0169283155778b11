package org.hled.aggregator.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hled.aggregator.ledger.Partial.LeafPartial;
import org.hled.aggregator.ledger.Partial.PulsePartial;
import org.hled.aggregator.ledger.Partial.SignPartial;
import org.hled.aggregator.ledger.book.LastSign;
import org.hled.aggregator.ledger.book.LeafSum;
import org.hled.aggregator.ledger.book.Outgoing;
import org.hled.aggregator.ledger.book.PulseDue;
import org.hled.aggregator.report.Tally;

/**
 * A partial as bytes. Key: the generation in four bytes, the ledger partition in two, then the key of the leaf or the sign. Value: the form, then
 *
 * <pre>
 * 1  a leaf's sum and corrections as {@link Tally} writes them
 * 2  when a sign last came, in seconds, 8 bytes
 * 3  as of when a pulse is, in milliseconds, 8 bytes
 * </pre>
 */
public final class PartialCodec {

    private static final int PARTITION_AT = Integer.BYTES;
    private static final int TEXT_AT = PARTITION_AT + Short.BYTES;

    private static final byte LEAF = 1;
    private static final byte SIGN = 2;
    private static final byte PULSE = 3;

    private PartialCodec() {}

    static byte[] key(int generation, int partition, Outgoing outgoing) {
        byte[] text = bytes(
                switch (outgoing) {
                    case LeafSum leaf -> leaf.key();
                    case LastSign sign -> sign.key();
                    case PulseDue ignored -> "pulse";
                });
        return ByteBuffer.allocate(TEXT_AT + text.length)
                .putInt(generation)
                .putShort((short) partition)
                .put(text)
                .array();
    }

    static byte[] value(Outgoing outgoing) {
        return switch (outgoing) {
            case LeafSum leaf -> {
                ByteBuffer out = ByteBuffer.allocate(1 + Tally.BYTES).put(LEAF);
                leaf.tally().writeTo(out);
                yield out.array();
            }
            case LastSign sign -> number(SIGN, sign.second());
            case PulseDue pulse -> number(PULSE, pulse.asOf());
        };
    }

    /** Reads a record of {@code hled.partials}. */
    public static Partial decode(byte[] key, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        int generation = ByteBuffer.wrap(key).getInt();
        int partition = ByteBuffer.wrap(key).getShort(PARTITION_AT);
        String text = new String(key, TEXT_AT, key.length - TEXT_AT, StandardCharsets.UTF_8);
        byte form = in.get();
        return switch (form) {
            case LEAF -> new LeafPartial(generation, text, partition, Tally.readFrom(in));
            case SIGN -> new SignPartial(generation, text, in.getLong());
            case PULSE -> new PulsePartial(generation, partition, in.getLong());
            default -> throw new IllegalStateException("a partial of form " + form + " is not known to this version");
        };
    }

    private static byte[] number(byte form, long number) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(form).putLong(number).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
