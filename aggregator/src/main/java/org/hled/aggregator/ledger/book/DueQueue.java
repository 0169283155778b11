package org.hled.aggregator.ledger.book;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What is to be sent on, in the order in which it came. Leaves by their numbers, in a ring that grows: in a backlog all of them
 * wait at once.
 */
final class DueQueue {

    private static final int FIRST_CAPACITY = 16;

    /** In a leaf's place: the next one of the others. */
    private static final int OTHER = -1;

    private final Queue<Outgoing> others = new ArrayDeque<>();
    private int[] ring = new int[FIRST_CAPACITY];
    private int head;
    private int size;

    void addLeaf(int number) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = number;
        size++;
    }

    void add(Outgoing other) {
        others.add(other);
        addLeaf(OTHER);
    }

    /** The next one, a leaf as one of these; null if there is none. */
    Outgoing poll(Leaves leaves) {
        if (size == 0) {
            return null;
        }
        int number = ring[head];
        head = (head + 1) % ring.length;
        size--;
        return number == OTHER ? others.remove() : new LeafSum(leaves, number);
    }

    void clear() {
        others.clear();
        ring = new int[FIRST_CAPACITY];
        head = 0;
        size = 0;
    }

    private void grow() {
        int[] before = ring;
        ring = new int[Math.multiplyExact(before.length, 2)];
        System.arraycopy(before, head, ring, 0, size - head);
        System.arraycopy(before, 0, ring, size - head, head);
        head = 0;
    }
}
