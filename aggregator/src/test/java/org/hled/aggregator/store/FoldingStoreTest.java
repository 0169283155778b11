package org.hled.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class FoldingStoreTest {

    /** Adds up the values' first bytes. */
    private static final class Sum implements Fold {
        private int sum;

        @Override
        public void apply(byte[] key, byte[] value) {
            sum += value == null ? 0 : value[0];
        }

        @Override
        public void clear() {
            sum = 0;
        }
    }

    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {7};

    private final Sum state = new Sum();
    private final FoldingStore store = new FoldingStore("sum", state);

    private void init() {
        var context = new MockProcessorContext<>(new Properties());
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void leavesWhatIsPutToWhoeverPutsIt() {
        init();

        store.put(Bytes.wrap(KEY), VALUE);

        assertThat(state.sum).isZero();
        assertThat(store.isOpen()).isTrue();
    }

    @Test
    void forgetsEverythingWhenItIsClosed() {
        init();
        state.apply(KEY, VALUE);

        store.close();

        assertThat(state.sum).isZero();
        assertThat(store.isOpen()).isFalse();
    }

    @Test
    void startsEmptyWhenItIsRevivedWithoutHavingBeenClosed() {
        init();
        state.apply(KEY, VALUE);

        init();

        assertThat(state.sum).isZero();
    }
}
