package org.hled.aggregator.generation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A generation as bytes, for the Roll-up's store: form 1, number, phase, partitions and since, then the two maps, each as the
 * number of its entries, and of each the length of the key, the key and the offset.
 */
public final class GenerationCodec {

    private static final byte FORM = 1;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + 1 + Integer.BYTES + Long.BYTES;

    private GenerationCodec() {}

    public static byte[] encode(Generation generation) {
        int bytes = HEAD_BYTES + bytes(generation.rejectionsFrom()) + bytes(generation.endedAt());
        ByteBuffer out = ByteBuffer.allocate(bytes)
                .put(FORM)
                .putInt(generation.number())
                .put((byte) generation.phase().ordinal())
                .putInt(generation.partitions())
                .putLong(generation.since());
        write(generation.rejectionsFrom(), out);
        write(generation.endedAt(), out);
        return out.array();
    }

    public static Generation decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte form = in.get();
        if (form != FORM) {
            throw new IllegalStateException("a generation of form " + form + " is not known to this version");
        }
        int number = in.getInt();
        Phase phase = Phase.values()[in.get()];
        int partitions = in.getInt();
        long since = in.getLong();
        Map<String, Long> rejectionsFrom = read(in);
        return new Generation(number, phase, partitions, rejectionsFrom, read(in), since);
    }

    private static int bytes(Map<String, Long> offsets) {
        int bytes = Integer.BYTES;
        for (String key : offsets.keySet()) {
            bytes += Short.BYTES + key.getBytes(StandardCharsets.UTF_8).length + Long.BYTES;
        }
        return bytes;
    }

    private static void write(Map<String, Long> offsets, ByteBuffer out) {
        out.putInt(offsets.size());
        offsets.forEach((key, offset) -> {
            byte[] text = key.getBytes(StandardCharsets.UTF_8);
            out.putShort((short) text.length).put(text).putLong(offset);
        });
    }

    private static Map<String, Long> read(ByteBuffer in) {
        int size = in.getInt();
        Map<String, Long> offsets = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            byte[] text = new byte[in.getShort()];
            in.get(text);
            offsets.put(new String(text, StandardCharsets.UTF_8), in.getLong());
        }
        return offsets;
    }
}
