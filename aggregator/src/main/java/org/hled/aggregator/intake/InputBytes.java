package org.hled.aggregator.intake;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.hled.schemas.topic.Retention;

/**
 * Keys and values of input records. A batch that is small as it is sent may hold thousands of large records, which only compression
 * got through: of a key or value that is too large for an input topic nothing is copied, and one array stands for all of them,
 * which is as much too large. For one thread.
 */
public final class InputBytes implements Deserializer<byte[]> {

    /** The removal of each moves those behind it: of a great many it would take seconds. */
    private static final int MOST_HEADERS = 100;

    private final byte[] tooLarge = new byte[Retention.INPUT_BYTES + 1];

    @Override
    public byte[] deserialize(String topic, byte[] data) {
        return data == null || data.length <= Retention.INPUT_BYTES ? data : tooLarge;
    }

    /** The one that Kafka's consumer calls. */
    @Override
    public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
        // Nobody looks at them, and each holds on to all bytes of the record that it came with.
        Iterator<Header> unread = headers.iterator();
        for (int i = 0; i < MOST_HEADERS && unread.hasNext(); i++) {
            unread.next();
            unread.remove();
        }
        if (data == null) {
            return null;
        }
        if (data.remaining() > Retention.INPUT_BYTES) {
            return tooLarge;
        }
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }
}
