package org.hled.aggregator.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hled.aggregator.ledger.book.LastSign;
import org.hled.aggregator.ledger.book.LeafSum;
import org.hled.aggregator.ledger.book.Outgoing;
import org.hled.aggregator.ledger.book.PulseDue;
import org.hled.aggregator.report.Tally;

/** Puts what a ledger partition tells together as records, whose form {@link PartialCodec} describes. For one thread. */
final class PartialWriter {

    /** A record with so much is full. Larger ones would cost no less, and hold up whoever takes them in. */
    private static final int FULL_BYTES = 16 * 1024;

    private static final int HEAD_BYTES = 1 + Short.BYTES;
    private static final byte[] NO_KEY = {};

    private final byte[] key;
    private ByteBuffer value = ByteBuffer.allocate(FULL_BYTES);

    PartialWriter(int generation, int partition) {
        key = ByteBuffer.allocate(PartialCodec.KEY_BYTES)
                .putInt(generation)
                .putShort((short) partition)
                .array();
    }

    void add(Outgoing outgoing) {
        switch (outgoing) {
            case LeafSum leaf -> {
                begin(PartialCodec.LEAF, leaf.key());
                leaf.tally().writeShort(value);
            }
            case LastSign sign -> {
                begin(PartialCodec.SIGN, sign.key().getBytes(StandardCharsets.UTF_8));
                value.putLong(sign.second());
            }
            case PulseDue pulse -> {
                begin(PartialCodec.PULSE, NO_KEY);
                value.putLong(pulse.asOf());
            }
        }
    }

    private void begin(byte form, byte[] text) {
        int most = HEAD_BYTES + text.length + Tally.MOST_SHORT_BYTES;
        if (value.remaining() < most) {
            value = ByteBuffer.allocate(value.capacity() + most).put(value.flip());
        }
        value.put(form).putShort((short) text.length).put(text);
    }

    boolean isEmpty() {
        return value.position() == 0;
    }

    boolean isFull() {
        return value.position() >= FULL_BYTES;
    }

    /** The key of all records. */
    byte[] key() {
        return key;
    }

    /** The value of the record; what is added next begins another one. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(value.array(), value.position());
        value.clear();
        return taken;
    }
}
