package org.hled.aggregator.ledger.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.hled.aggregator.report.ReportId;

/**
 * Versions on the heap: the fastest, for as many reports as the heap has room for. A hash table in flat arrays, ids and
 * versions side by side: a report takes no object, which the garbage collector would have to follow and to move, and a
 * look-up reads one place in memory. Ids are cryptographic hashes, so a part of one is as good a hash as any.
 */
public final class MemoryVersions implements Versions {

    /** Each grows by itself, so that growing never copies more than this part of all. */
    private static final int SEGMENTS = 256;

    private final Segment[] segments = new Segment[SEGMENTS];

    /** Of no meaning; what nobody keeps is not read. */
    private int touched;

    /**
     * Reads where each version is, or would be: a processor fetches places in memory side by side that do not depend on each
     * other, where one look-up after the other would wait for each.
     */
    @Override
    public void expect(Supplier<List<byte[]>> ids) {
        int read = 0;
        for (byte[] id : ids.get()) {
            Segment segment = segments[id[0] & (SEGMENTS - 1)];
            read += segment == null ? 0 : segment.touch(id);
        }
        touched = read;
    }

    @Override
    public byte[] get(byte[] id) {
        Segment segment = segments[id[0] & (SEGMENTS - 1)];
        return segment == null ? null : segment.get(id);
    }

    @Override
    public byte[] put(byte[] id, byte[] version) {
        if (version.length != BYTES || version[0] == 0) {
            throw new IllegalArgumentException("not a version: " + Arrays.toString(version));
        }
        int number = id[0] & (SEGMENTS - 1);
        if (segments[number] == null) {
            segments[number] = new Segment();
        }
        return segments[number].put(id, version);
    }

    @Override
    public void clear() {
        Arrays.fill(segments, null);
    }

    /** Slots of id and version; a report is in the first one free from where its hash points to. None is ever removed. */
    private static final class Segment {

        private static final VarHandle LONG =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final int SLOT = ReportId.BYTES + BYTES;
        private static final int FIRST_CAPACITY = 16;

        private byte[] slots = new byte[FIRST_CAPACITY * SLOT];
        private int capacity = FIRST_CAPACITY;
        private int size;

        byte[] get(byte[] id) {
            int at = find(id);
            return isFree(at) ? null : versionAt(at);
        }

        byte[] put(byte[] id, byte[] version) {
            int at = find(id);
            byte[] before = null;
            if (isFree(at)) {
                if (isFull()) {
                    grow();
                    at = find(id);
                }
                size++;
                System.arraycopy(id, 0, slots, at, ReportId.BYTES);
            } else {
                before = versionAt(at);
            }
            System.arraycopy(version, 0, slots, at + ReportId.BYTES, BYTES);
            return before;
        }

        /** Both ends of the slot where this id most likely is. */
        int touch(byte[] id) {
            int at = firstSlot((long) LONG.get(id, Long.BYTES)) * SLOT;
            return slots[at] + slots[at + SLOT - 1];
        }

        private int firstSlot(long low) {
            return (int) ((low & 0xFFFF_FFFFL) * capacity >>> Integer.SIZE);
        }

        /** Where this id is, or the free place where it belongs. */
        private int find(byte[] id) {
            long high = (long) LONG.get(id, 0);
            long low = (long) LONG.get(id, Long.BYTES);
            int slot = firstSlot(low);
            while (true) {
                int at = slot * SLOT;
                if (isFree(at)
                        || ((long) LONG.get(slots, at) == high && (long) LONG.get(slots, at + Long.BYTES) == low)) {
                    return at;
                }
                slot = slot + 1 == capacity ? 0 : slot + 1;
            }
        }

        private boolean isFree(int at) {
            return slots[at + ReportId.BYTES] == 0;
        }

        private byte[] versionAt(int at) {
            return Arrays.copyOfRange(slots, at + ReportId.BYTES, at + SLOT);
        }

        /** Beyond three quarters the way to a free place grows long. */
        private boolean isFull() {
            return size >= capacity - capacity / 4;
        }

        /** By half: after it, half of the slots are taken. */
        private void grow() {
            byte[] before = slots;
            capacity = Math.addExact(capacity, capacity / 2);
            slots = new byte[Math.multiplyExact(capacity, SLOT)];
            byte[] id = new byte[ReportId.BYTES];
            for (int at = 0; at < before.length; at += SLOT) {
                if (before[at + ReportId.BYTES] != 0) {
                    System.arraycopy(before, at, id, 0, ReportId.BYTES);
                    System.arraycopy(before, at, slots, find(id), SLOT);
                }
            }
        }
    }
}
