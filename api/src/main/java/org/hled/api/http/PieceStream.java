package org.hled.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Bytes that are made piece by piece, each when the one before has been read. One thread reads; any may cut it off. */
final class PieceStream extends InputStream {

    private final int pieces;
    private final LongSupplier nanoTime;
    private final Consumer<PieceStream> atClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Null once it is cut off, so that nothing is kept for it. */
    private volatile IntFunction<byte[]> maker;

    private volatile long readAt;
    private int made;
    private byte[] piece = {};
    private int read;

    /**
     * @param maker makes the piece of a number, from 0 on
     * @param nanoTime of which only differences have a meaning
     * @param atClose is told once, when it is closed or cut off
     */
    PieceStream(int pieces, IntFunction<byte[]> maker, LongSupplier nanoTime, Consumer<PieceStream> atClose) {
        this.pieces = pieces;
        this.maker = maker;
        this.nanoTime = nanoTime;
        this.atClose = atClose;
        this.readAt = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - read);
        System.arraycopy(piece, read, target, offset, count);
        read += count;
        return count;
    }

    private boolean fill() throws IOException {
        readAt = nanoTime.getAsLong();
        while (read == piece.length && made < pieces) {
            piece = maker().apply(made++);
            read = 0;
        }
        return read < piece.length;
    }

    /** An end would look as if it were all there. */
    private IntFunction<byte[]> maker() throws IOException {
        IntFunction<byte[]> standing = maker;
        if (standing == null) {
            throw new IOException("cut off: it was not read on, and others waited");
        }
        return standing;
    }

    /** Cuts it off if nobody has read on for so long; false if somebody has, or it is closed. */
    boolean cutIfUnreadFor(Duration patience) {
        if (nanoTime.getAsLong() - readAt < patience.toNanos() || closed.get()) {
            return false;
        }
        maker = null;
        close();
        return true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            atClose.accept(this);
        }
    }
}
