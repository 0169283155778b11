package org.hled.aggregator.store;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The innermost store: hands entries to the fold when they are restored. Cannot be read by key. */
final class FoldingStore implements KeyValueStore<Bytes, byte[]> {

    private final String name;
    private final Fold state;
    private boolean open;

    FoldingStore(String name, Fold state) {
        this.name = name;
        this.state = state;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // Streams revives a task with the same instance: whatever an aborted attempt has left must not be counted
        // again.
        state.clear();
        context.register(root, new Restoring(state));
        open = true;
    }

    @Override
    public void put(Bytes key, byte[] value) {
        // Whoever writes an entry applies it.
    }

    @Override
    public void flush() {
        // Nothing to write: the changelog is the only copy.
    }

    @Override
    public void close() {
        open = false;
        state.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        throw notByKey();
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(Bytes key) {
        throw notByKey();
    }

    @Override
    public byte[] get(Bytes key) {
        throw notByKey();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        throw notByKey();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw notByKey();
    }

    @Override
    public long approximateNumEntries() {
        throw notByKey();
    }

    private static UnsupportedOperationException notByKey() {
        return new UnsupportedOperationException("read the fold, not the store");
    }

    /** Many entries at once, as they are read from the changelog. */
    private record Restoring(Fold state) implements BatchingStateRestoreCallback {

        @Override
        public void restoreAll(Collection<KeyValue<byte[], byte[]>> entries) {
            state.applyAll(entries.stream()
                    .map(entry -> new Entry(entry.key, entry.value))
                    .toList());
        }
    }
}
