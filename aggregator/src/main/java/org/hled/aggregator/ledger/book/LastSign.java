package org.hled.aggregator.ledger.book;

/** When the last sign of its kind came to this part of the ledger. */
public final class LastSign implements Outgoing {

    private final String key;
    private long second = -1;
    private boolean changed;

    LastSign(String key) {
        this.key = key;
    }

    /** Key of the {@link org.hled.aggregator.report.Sign}. */
    public String key() {
        return key;
    }

    /** When it came, in seconds since 1970-01-01T00:00:00Z by the broker's clock; -1 if none has come. */
    public long second() {
        return second;
    }

    void setSecond(long second) {
        this.second = Math.max(this.second, second);
    }

    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean changed) {
        this.changed = changed;
    }
}
