package org.hled.aggregator.rollup.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deliveries of partials whose leaves have yet to be looked at. Until then the log has the partials in the delivery, and from then
 * on with their leaves ({@link RollUpEntry.LeafKept}).
 */
public final class Deliveries {

    private final Map<Long, Long> unsettled = new LinkedHashMap<>();
    private long last;

    /** The number of the next delivery. */
    public long next() {
        return last + 1;
    }

    /** Those whose leaves are all through. */
    public List<Long> settled(long done) {
        return unsettled.entrySet().stream()
                .filter(delivery -> delivery.getValue() <= done)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param settledAt how much of what waits is through when all of its leaves are */
    void add(long delivery, long settledAt) {
        last = Math.max(last, delivery);
        unsettled.put(delivery, settledAt);
    }

    void settle(long delivery) {
        last = Math.max(last, delivery);
        unsettled.remove(delivery);
    }

    void clear() {
        unsettled.clear();
        last = 0;
    }
}
