package org.hled.aggregator.ledger.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.table.SecretHash;

/**
 * A few reports' versions, all with the same leading bits of their ids' hashes, in one array: where each is, by the trailing bits
 * of its hash, and then ids and versions, side by side, in the order in which they came.
 */
final class VersionPage {

    /** There is no such version. */
    static final int NONE = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST = 128;

    /** Twice as many, a power of two, so that the next free one is never far. */
    private static final int PLACES = 2 * MOST;

    private static final int SLOT = ReportId.BYTES + Versions.BYTES;

    /** In each place the number of a slot with one added, 0 where free; then the slots. */
    private final byte[] bytes = new byte[PLACES + MOST * SLOT];

    private int size;
    private int bits;

    /** @param bits how many leading bits of a hash tell that its version is here, if anywhere */
    VersionPage(int bits) {
        this.bits = bits;
    }

    int bits() {
        return bits;
    }

    boolean isFull() {
        return size == MOST;
    }

    /** Where the version of this id is, {@link #NONE} if nowhere. */
    int find(byte[] id, int hash) {
        long high = (long) LONG.get(id, 0);
        long low = (long) LONG.get(id, Long.BYTES);
        for (int place = place(hash); bytes[place] != 0; place = after(place)) {
            int slot = slot(place);
            if ((long) LONG.get(bytes, slot) == high && (long) LONG.get(bytes, slot + Long.BYTES) == low) {
                return slot;
            }
        }
        return NONE;
    }

    byte[] version(int slot) {
        return Arrays.copyOfRange(bytes, slot + ReportId.BYTES, slot + SLOT);
    }

    void replace(int slot, byte[] version) {
        System.arraycopy(version, 0, bytes, slot + ReportId.BYTES, Versions.BYTES);
    }

    /** Adds the version of an id that is not here yet. There must be room for it. */
    void add(byte[] id, int hash, byte[] version) {
        int slot = enter(hash);
        System.arraycopy(id, 0, bytes, slot, ReportId.BYTES);
        replace(slot, version);
    }

    /** Reads where the slot of a hash is told. */
    int touch(int hash) {
        return bytes[place(hash)];
    }

    /** Reads both ends of the slot that a hash most likely has. */
    int touchSlot(int hash) {
        int place = place(hash);
        int slot = bytes[place] == 0 ? 0 : slot(place);
        return bytes[slot] + bytes[slot + SLOT - 1];
    }

    /** Keeps those whose next bit of the hash is 0, and gives another page with the rest. */
    VersionPage split(SecretHash hash) {
        VersionPage rest = new VersionPage(bits + 1);
        int before = size;
        int next = Integer.MIN_VALUE >>> bits;
        bits++;
        size = 0;
        Arrays.fill(bytes, 0, PLACES, (byte) 0);
        for (int number = 0; number < before; number++) {
            int slot = PLACES + number * SLOT;
            int hashed = hash.of(bytes, slot, slot + ReportId.BYTES);
            VersionPage to = (hashed & next) == 0 ? this : rest;
            System.arraycopy(bytes, slot, to.bytes, to.enter(hashed), SLOT);
        }
        return rest;
    }

    /** Where the next slot is, which is this hash's from now on. */
    private int enter(int hash) {
        int place = place(hash);
        while (bytes[place] != 0) {
            place = after(place);
        }
        size++;
        bytes[place] = (byte) size;
        return slot(place);
    }

    private int slot(int place) {
        return PLACES + (Byte.toUnsignedInt(bytes[place]) - 1) * SLOT;
    }

    private static int place(int hash) {
        return hash & (PLACES - 1);
    }

    private static int after(int place) {
        return (place + 1) & (PLACES - 1);
    }
}
