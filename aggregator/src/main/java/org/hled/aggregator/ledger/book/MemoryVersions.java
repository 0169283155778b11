package org.hled.aggregator.ledger.book;

import java.util.HashMap;
import java.util.Map;
import org.hled.aggregator.report.ReportId;

/** Versions on the heap: the fastest, for as many reports as the heap has room for. */
public final class MemoryVersions implements Versions {

    private final Map<ReportId, byte[]> versions = new HashMap<>();

    @Override
    public byte[] get(byte[] id) {
        return versions.get(ReportId.readFrom(id));
    }

    @Override
    public byte[] put(byte[] id, byte[] version) {
        return versions.put(ReportId.readFrom(id), version);
    }

    @Override
    public void clear() {
        versions.clear();
    }
}
