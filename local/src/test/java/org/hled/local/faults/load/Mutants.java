package org.hled.local.faults.load;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records whose bytes are wrong in the ways that bytes can be, made from valid ones, and fast. The id of the schema stays what it
 * was: one that nobody knows is waited for.
 */
final class Mutants {

    private static final int HEADER = 5;
    private static final int MOST_NOISE = 300;
    private static final int MOST_FLIPS = 4;
    private static final int BITS = 8;
    /** What a length says that no value of the topic can have: 2 GB and what lies around it, less, more, and below zero. */
    private static final List<Long> LENGTHS = List.of(
            1L << 20,
            1L << 29,
            (long) Integer.MAX_VALUE - 8,
            (long) Integer.MAX_VALUE,
            1L << 31,
            1L << 40,
            Long.MAX_VALUE,
            -1L,
            (long) Integer.MIN_VALUE,
            Long.MIN_VALUE);

    private final List<ProducerRecord<byte[], byte[]>> valid;
    private final Random random;

    /** @param valid at least one; their values begin as the wire format says */
    Mutants(List<ProducerRecord<byte[], byte[]>> valid, Random random) {
        this.valid = valid;
        this.random = random;
    }

    /** The next one; a few of them are valid by chance. */
    ProducerRecord<byte[], byte[]> next() {
        ProducerRecord<byte[], byte[]> from = valid.get(random.nextInt(valid.size()));
        byte[] value = from.value();
        byte[] mutated = switch (random.nextInt(7)) {
            case 0 -> noise();
            case 1 -> noiseBehind(value);
            case 2 -> Arrays.copyOf(value, random.nextInt(value.length));
            case 3 -> Arrays.copyOf(value, value.length + 1 + random.nextInt(9));
            case 4 -> flipped(value);
            case 5 -> otherFormat(value);
            default -> withLength(value);
        };
        return new ProducerRecord<>(from.topic(), from.key(), mutated);
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(MOST_NOISE)];
        random.nextBytes(noise);
        noise[0] |= 1;
        return noise;
    }

    private byte[] noiseBehind(byte[] value) {
        byte[] noise = new byte[HEADER + random.nextInt(MOST_NOISE)];
        random.nextBytes(noise);
        System.arraycopy(value, 0, noise, 0, HEADER);
        return noise;
    }

    private byte[] flipped(byte[] value) {
        byte[] flipped = value.clone();
        for (int i = 1 + random.nextInt(MOST_FLIPS); i > 0; i--) {
            flipped[HEADER + random.nextInt(value.length - HEADER)] ^= (byte) (1 << random.nextInt(BITS));
        }
        return flipped;
    }

    private byte[] otherFormat(byte[] value) {
        byte[] other = value.clone();
        other[0] = (byte) (1 + random.nextInt(255));
        return other;
    }

    /** With another length where the first text has its own, or anywhere. */
    private byte[] withLength(byte[] value) {
        int at = random.nextBoolean() ? HEADER : HEADER + random.nextInt(value.length - HEADER);
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length + Long.BYTES + 2);
        out.write(value, 0, at);
        writeLength(out, LENGTHS.get(random.nextInt(LENGTHS.size())));
        out.write(value, at + 1, value.length - at - 1);
        return out.toByteArray();
    }

    /** As Avro writes a long: in a zigzag, seven bits a byte, the lowest first. */
    private static void writeLength(ByteArrayOutputStream out, long length) {
        long left = (length << 1) ^ (length >> 63);
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
