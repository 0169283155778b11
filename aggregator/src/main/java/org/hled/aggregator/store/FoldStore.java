package org.hled.aggregator.store;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A state store in memory that holds a {@link Fold} and logs what is put into it. Reading goes to the fold itself.
 *
 * @param <S> the fold
 */
public final class FoldStore<S extends Fold> implements StateStore {

    private final S state;
    private final KeyValueStore<Bytes, byte[]> log;

    private FoldStore(S state, KeyValueStore<Bytes, byte[]> log) {
        this.state = state;
        this.log = log;
    }

    /** A builder of such stores, each task with a fold of its own; logged to a compacted changelog. */
    public static <S extends Fold> StoreBuilder<FoldStore<S>> builder(String name, Supplier<S> newState) {
        return new Builder<>(name, newState);
    }

    /** What the entries have made. To be changed with what is logged only. */
    public S state() {
        return state;
    }

    /** Logs an entry, which the caller applies. */
    public void log(Entry entry) {
        log.put(Bytes.wrap(entry.key()), entry.value());
    }

    @Override
    public String name() {
        return log.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        log.init(context, root);
    }

    @Override
    public void flush() {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return log.isOpen();
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    private record Builder<S extends Fold>(String name, Supplier<S> newState) implements StoreBuilder<FoldStore<S>> {

        @Override
        public FoldStore<S> build() {
            S state = newState.get();
            var log = Stores.keyValueStoreBuilder(new FoldingSupplier(name, state), Serdes.Bytes(), Serdes.ByteArray())
                    .withCachingDisabled()
                    .withLoggingEnabled(Map.of())
                    .build();
            return new FoldStore<>(state, log);
        }

        @Override
        public StoreBuilder<FoldStore<S>> withCachingEnabled() {
            throw new UnsupportedOperationException("entries are applied when they are written");
        }

        @Override
        public StoreBuilder<FoldStore<S>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<FoldStore<S>> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("always logged, with the default settings");
        }

        @Override
        public StoreBuilder<FoldStore<S>> withLoggingDisabled() {
            throw new UnsupportedOperationException("the log is what the state is made from");
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }
    }

    private record FoldingSupplier(String name, Fold state) implements KeyValueBytesStoreSupplier {

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new FoldingStore(name, state);
        }

        @Override
        public String metricsScope() {
            return "fold";
        }
    }
}
