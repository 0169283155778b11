package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hled.aggregator.table.SecretHash;

class DueQueueTest {

    private final DueQueue due = new DueQueue();
    private final Leaves leaves = new Leaves(new SecretHash(), LastSign::new);

    /** Against a queue of the library's: numbers of leaves, and pulses. */
    @Property(tries = 100)
    void givesWhatWasAddedInItsOrder(@ForAll Random random) {
        Queue<Object> oracle = new ArrayDeque<>();
        for (int i = 0; i < 200; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    due.addLeaf(i);
                    oracle.add(i);
                }
                case 2 -> {
                    due.add(new PulseDue(i));
                    oracle.add(new PulseDue(i));
                }
                default -> assertThat(poll()).isEqualTo(oracle.poll());
            }
        }
        while (!oracle.isEmpty()) {
            assertThat(poll()).isEqualTo(oracle.poll());
        }
        assertThat(poll()).isNull();
    }

    @Example
    void growsFromAnyPlaceInTheRing() {
        for (int first = 0; first < 40; first++) {
            due.addLeaf(-2);
            poll();
            for (int i = 0; i < 100; i++) {
                due.addLeaf(i);
            }
            for (int i = 0; i < 100; i++) {
                assertThat(poll()).isEqualTo(i);
            }
            due.clear();
            for (int i = 0; i < first; i++) {
                due.addLeaf(i);
                poll();
            }
        }
    }

    @Example
    void isEmptyAfterAClear() {
        due.add(new PulseDue(1));
        due.addLeaf(1);
        due.clear();

        assertThat(poll()).isNull();
    }

    private Object poll() {
        Outgoing next = due.poll(leaves);
        return next instanceof LeafSum leaf ? (Object) leaf.number() : next;
    }
}
