package org.hled.aggregator.ledger.book;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.hled.aggregator.table.SecretHash;

/**
 * Versions on the heap: the fastest, for as many reports as the heap has room for. A hash table in pages of which a full one splits
 * in two: a report takes no object, which the garbage collector would have to follow and to move, and growing leaves nothing
 * behind.
 *
 * <p>This is extendible hashing (Fagin, Nievergelt, Pippenger and Strong, 1979). The hash has a secret, so that nobody can make
 * reports of whose pages one splits again and again.
 */
public final class MemoryVersions implements Versions {

    /**
     * Some four million pages: with some 330 million reports the first of them is full, and cannot be split any more. Within a page
     * other bits of the hash find a report.
     */
    private static final int MOST_BITS = 22;

    private final SecretHash hash;

    /** By the leading bits of a hash; one of which fewer bits tell is here several times. */
    private VersionPage[] pages;

    private int bits;

    /** Of no meaning; what nobody keeps is not read. */
    private int touched;

    /** Empty. */
    public MemoryVersions() {
        this(new SecretHash());
    }

    MemoryVersions(SecretHash hash) {
        this.hash = hash;
        clear();
    }

    /**
     * Reads where each version is, or would be: a processor fetches places in memory side by side that do not depend on each
     * other, where one look-up after the other would wait for each.
     */
    @Override
    public void expect(Supplier<List<byte[]>> ids) {
        int[] hashes = ids.get().stream().mapToInt(this::hash).toArray();
        int read = 0;
        for (int one : hashes) {
            read += page(one).touch(one);
        }
        for (int one : hashes) {
            read += page(one).touchSlot(one);
        }
        touched = read;
    }

    @Override
    public byte[] get(byte[] id) {
        int hashed = hash(id);
        VersionPage page = page(hashed);
        int slot = page.find(id, hashed);
        return slot == VersionPage.NONE ? null : page.version(slot);
    }

    @Override
    public byte[] put(byte[] id, byte[] version) {
        if (version.length != BYTES) {
            throw new IllegalArgumentException("not a version: " + Arrays.toString(version));
        }
        int hashed = hash(id);
        VersionPage page = page(hashed);
        int slot = page.find(id, hashed);
        if (slot != VersionPage.NONE) {
            byte[] before = page.version(slot);
            page.replace(slot, version);
            return before;
        }
        while (page.isFull()) {
            split(page, hashed);
            page = page(hashed);
        }
        page.add(id, hashed, version);
        return null;
    }

    @Override
    public void clear() {
        pages = new VersionPage[] {new VersionPage(0)};
        bits = 0;
    }

    private int hash(byte[] id) {
        return hash.of(id, 0, id.length);
    }

    private VersionPage page(int hashed) {
        return pages[leading(hashed, bits)];
    }

    private static int leading(int hashed, int bits) {
        return (int) (Integer.toUnsignedLong(hashed) >>> Integer.SIZE - bits);
    }

    /** @param hashed any hash of the page */
    private void split(VersionPage page, int hashed) {
        if (page.bits() == bits) {
            twice();
        }
        VersionPage rest = page.split(hash);
        int places = 1 << bits - page.bits();
        int from = (leading(hashed, page.bits() - 1) << 1 | 1) * places;
        Arrays.fill(pages, from, from + places, rest);
    }

    private void twice() {
        if (bits == MOST_BITS) {
            throw new IllegalStateException("there is room for no more versions: the ledger needs more partitions");
        }
        VersionPage[] before = pages;
        bits++;
        pages = new VersionPage[2 * before.length];
        Arrays.setAll(pages, place -> before[place / 2]);
    }
}
