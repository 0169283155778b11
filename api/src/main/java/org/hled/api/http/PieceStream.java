package org.hled.api.http;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Bytes that are made piece by piece, each when the one before has been read. */
final class PieceStream extends InputStream {

    private final int pieces;
    private final IntFunction<byte[]> maker;
    private final Runnable atClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private int made;
    private byte[] piece = {};
    private int read;

    /**
     * @param maker makes the piece of a number, from 0 on
     * @param atClose is run once, when it is closed
     */
    PieceStream(int pieces, IntFunction<byte[]> maker, Runnable atClose) {
        this.pieces = pieces;
        this.maker = maker;
        this.atClose = atClose;
    }

    @Override
    public int read() {
        return fill() ? piece[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
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

    private boolean fill() {
        while (read == piece.length && made < pieces) {
            piece = maker.apply(made++);
            read = 0;
        }
        return read < piece.length;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            atClose.run();
        }
    }
}
