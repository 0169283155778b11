package org.hled.aggregator.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.ledger.Partial.LeafPartial;
import org.hled.aggregator.ledger.Partial.PulsePartial;
import org.hled.aggregator.ledger.Partial.SignPartial;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Tally;

/**
 * What a ledger partition tells, as a record of {@code hled.partials}: many partials, in their order, which a
 * {@link PartialWriter} has put together, of each leaf one at most. Key: the generation in four bytes, the ledger partition in
 * two. Value, for each: the form, the length of the key of the leaf or the sign in two bytes, that key, then
 *
 * <pre>
 * 1  a leaf's sum and corrections, in their long form
 * 2  when a sign last came, in seconds, 8 bytes
 * 3  as of when a pulse is, in milliseconds, 8 bytes; its key is empty
 * 4  a leaf's sum in its long form; nothing of it was ever corrected
 * 5  a leaf's sum and corrections, in their short form
 * </pre>
 *
 * Builds before 0.1.0 wrote the forms 1 and 4; the earliest wrote each partial by itself, with the key of the leaf or the sign
 * as part of the record's key.
 */
public final class PartialCodec {

    static final int KEY_BYTES = Integer.BYTES + Short.BYTES;

    private static final byte LONG_LEAF = 1;
    static final byte SIGN = 2;
    static final byte PULSE = 3;
    private static final byte LONG_UNCORRECTED_LEAF = 4;
    static final byte LEAF = 5;

    private static final int PARTITION_AT = Integer.BYTES;

    private PartialCodec() {}

    /** Reads a record of {@code hled.partials}: what is in it, in its order. */
    public static List<Partial> read(byte[] key, byte[] value) {
        int generation = ByteBuffer.wrap(key).getInt();
        int partition = ByteBuffer.wrap(key).getShort(PARTITION_AT);
        ByteBuffer in = ByteBuffer.wrap(value);
        if (key.length > KEY_BYTES) {
            String text = text(key, KEY_BYTES, key.length - KEY_BYTES);
            return List.of(read(in.get(), text, generation, partition, in));
        }
        List<Partial> partials = new ArrayList<>();
        while (in.hasRemaining()) {
            byte form = in.get();
            int length = Short.toUnsignedInt(in.getShort());
            String text = text(value, in.position(), length);
            in.position(in.position() + length);
            partials.add(read(form, text, generation, partition, in));
        }
        return partials;
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private static Partial read(byte form, String text, int generation, int partition, ByteBuffer in) {
        return switch (form) {
            case LEAF -> new LeafPartial(generation, text, partition, Tally.readShort(in));
            case LONG_LEAF -> new LeafPartial(generation, text, partition, Tally.readFrom(in));
            case SIGN -> new SignPartial(generation, text, in.getLong());
            case PULSE -> new PulsePartial(generation, partition, in.getLong());
            case LONG_UNCORRECTED_LEAF ->
                new LeafPartial(generation, text, partition, new Tally(Amounts.readFrom(in), Corrections.NONE));
            default -> throw new IllegalStateException("a partial of form " + form + " is not known to this version");
        };
    }
}
