package org.hled.aggregator.intake;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.hled.schemas.topic.Retention;

/**
 * Keys and values of input records. A batch that is small as it is sent may hold thousands of large records, which only
 * compression got through. Of a key or value that is too large for an input topic nothing is copied, and one array stands for
 * all of them, which is as much too large. And a poll ends where it has much in memory already: the consumer gives the records
 * before one that is refused, and tries that one again at the next poll. A record with neither key nor value it does not ask
 * for, so the headers of such are not counted. For one thread.
 */
public final class InputBytes implements Deserializer<byte[]> {

    /** So much is held at a poll's end, and one record. */
    private static final long MOST_HELD = 8L << 20;

    /** The removal of each moves those behind it: of a great many it would take seconds. */
    private static final int MOST_HEADERS = 100;

    private final byte[] tooLarge = new byte[Retention.INPUT_BYTES + 1];
    private long held;

    /** Those of the record that is being taken, by which it is known. */
    private Headers ofRecord;

    /** A poll begins, and nothing is held of the one before. */
    public void begin() {
        held = 0;
        ofRecord = null;
    }

    @Override
    public byte[] deserialize(String topic, byte[] data) {
        return data == null ? null : deserialize(topic, new RecordHeaders(), ByteBuffer.wrap(data));
    }

    /** The one that Kafka's consumer calls, for a key first and then for the value, with the same headers. */
    @Override
    public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
        if (data == null) {
            return null;
        }
        if (headers != ofRecord) {
            if (held > MOST_HELD) {
                throw new SerializationException("enough for one poll");
            }
            ofRecord = headers;
            if (!areGone(headers) && data.hasArray()) {
                held += data.array().length;
            }
        }
        if (data.remaining() > Retention.INPUT_BYTES) {
            return tooLarge;
        }
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        held += bytes.length;
        return bytes;
    }

    /** Nobody looks at headers, and each holds on to all bytes of the record that it came with. */
    private static boolean areGone(Headers headers) {
        Iterator<Header> unread = headers.iterator();
        for (int i = 0; i < MOST_HEADERS && unread.hasNext(); i++) {
            unread.next();
            unread.remove();
        }
        return !unread.hasNext();
    }
}
