package org.hled.api.stream;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events that go out together, encoded once for all who get them. For one thread.
 *
 * <p>Only the last of them has an id: a client that is cut off in between goes on from before them all.
 */
final class Frame {

    private final List<Events> events;
    private final Optional<String> id;
    private byte[] bytes;

    Frame(List<Events> events, Optional<String> id) {
        this.events = List.copyOf(events);
        this.id = id;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    List<Events> events() {
        return events;
    }

    /** As they are sent; shared, not to be changed. */
    byte[] bytes(JsonMapper json) {
        if (bytes == null) {
            bytes = encode(json);
        }
        return bytes;
    }

    private byte[] encode(JsonMapper json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (Events event : events) {
                boolean last = event == events.getLast();
                out.write(text("event: " + event.type() + "\n"));
                if (last && id.isPresent()) {
                    out.write(text("id: " + id.get() + "\n"));
                }
                // JSON has no line breaks, so one line holds it.
                out.write(text("data: "));
                out.write(json.writeValueAsBytes(event));
                out.write(text("\n\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of several, one after the other; those of a single one are shared. */
    static byte[] join(List<Frame> frames, JsonMapper json) {
        if (frames.size() == 1) {
            return frames.getFirst().bytes(json);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frames.forEach(frame -> out.writeBytes(frame.bytes(json)));
        return out.toByteArray();
    }

    /** Those that hold events. */
    static List<Frame> nonEmpty(Frame... frames) {
        List<Frame> some = new ArrayList<>();
        for (Frame frame : frames) {
            if (!frame.isEmpty()) {
                some.add(frame);
            }
        }
        return some;
    }
}
