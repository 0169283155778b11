package org.hled.aggregator.ledger.book;

import java.util.List;
import java.util.function.Supplier;
import org.hled.aggregator.report.ReportCodec;

/**
 * The version that stands of each report, by the report's id of 16 bytes. It is asked for each report that comes, and holds
 * nothing that the ledger's log does not hold. For one thread; arrays that go in or come out are not to be changed.
 *
 * <p>A version has {@link #BYTES} bytes.
 */
public interface Versions {

    /** Head of a version, then its leaf's number. */
    int BYTES = ReportCodec.HEAD_BYTES + Integer.BYTES;

    /**
     * Tells which reports will be asked for next, so that they can be looked up together. Others may still be asked for.
     *
     * @param ids only made where it helps
     */
    void expect(Supplier<List<byte[]>> ids);

    /** The version that stands; null if none does. */
    byte[] get(byte[] id);

    /** Lets this version stand. Gives the one that stood before; null if none did. */
    byte[] put(byte[] id, byte[] version);

    /** Forgets everything and gives back what it took, so that it may be left or be filled anew. */
    void clear();
}
