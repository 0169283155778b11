package org.hled.aggregator.ledger.disk;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import org.hled.aggregator.ledger.book.LedgerReplayTest;
import org.hled.aggregator.ledger.book.Versions;
import org.junit.jupiter.api.AfterEach;

/** A ledger whose versions are in RocksDB is restored like one in memory. */
class DiskLedgerReplayTest extends LedgerReplayTest {

    private TestDisk disk;

    @Override
    protected Versions versions() {
        if (disk == null) {
            disk = new TestDisk();
        }
        return disk.newVersions();
    }

    /** In fewer tries: each opens four databases. */
    @Override
    @Property(tries = 20)
    protected void restoresSumsLeavesAndVersions(@ForAll("offers") List<Offer> offers) {
        super.restoresSumsLeavesAndVersions(offers);
    }

    @AfterTry
    @AfterEach
    void close() {
        if (disk != null) {
            disk.close();
            disk = null;
        }
    }
}
