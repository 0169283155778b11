package org.hled.local.faults.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** When the broker has said that it has a record, of many records. */
final class Acknowledged implements Callback {

    private final List<Long> times = new ArrayList<>();
    private final long before;

    /** @param before how many had been acknowledged before all of these */
    Acknowledged(long before) {
        this.before = before;
    }

    @Override
    public synchronized void onCompletion(RecordMetadata metadata, Exception failure) {
        if (failure == null) {
            times.add(System.currentTimeMillis());
        }
    }

    /** How many had been acknowledged before this time. */
    synchronized long before(Instant time) {
        long millis = time.toEpochMilli();
        return before
                + times.stream().filter(acknowledged -> acknowledged < millis).count();
    }
}
