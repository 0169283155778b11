package org.hled.aggregator.rollup.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.ConditionPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationCounted;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.HandlingAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.OutageNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialForgotten;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsSettled;
import org.hled.aggregator.rollup.figures.RollUpEntry.RecordWaiting;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignForgotten;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.Source;
import org.hled.aggregator.rollup.figures.RollUpEntry.TimeReached;
import org.hled.aggregator.rollup.figures.RollUpEntry.VersionReached;
import org.hled.aggregator.rollup.figures.RollUpEntry.WaitingEnded;
import org.hled.aggregator.stall.StallCodec;
import org.hled.aggregator.stall.WatchedTime;
import org.hled.aggregator.store.Entry;
import org.hled.generation.Generation;

/** The Roll-up's entries as bytes. The first byte of a key says which kind it is. */
public final class RollUpCodec {

    private static final byte DELIVERY = 'D';
    private static final byte PARTIAL = 'P';
    private static final byte LEAF = 'L';
    private static final byte SCHEMA = 'S';
    private static final byte ACCEPTED = 'C';
    private static final byte WAITING = 'W';
    private static final byte VERSION = 'V';
    private static final byte SIGN = 'A';
    private static final byte HANDLING = 'H';
    private static final byte TIME = 'T';
    private static final byte OUTAGE = 'O';
    private static final byte CONDITION = 'I';
    private static final byte GENERATION = 'G';
    private static final byte COUNTING = 'N';

    private static final int GENERATION_AT = 1;
    private static final int SIGN_AT = GENERATION_AT + Integer.BYTES;
    private static final int PARTITION_AT = GENERATION_AT + Integer.BYTES;
    private static final int LEAF_AT = PARTITION_AT + Short.BYTES;

    private static final int WAITING_OFFSET_AT = 2;
    private static final int WAITING_KEY_AT = WAITING_OFFSET_AT + Long.BYTES;

    private RollUpCodec() {}

    public static Entry encode(RollUpEntry entry) {
        return switch (entry) {
            case PartialsReceived received -> new Entry(deliveryKey(received.delivery()), LeafCodec.encode(received));
            case PartialsSettled(var delivery) -> new Entry(deliveryKey(delivery), null);
            case LeafKept kept -> new Entry(key(LEAF, kept.leaf()), LeafCodec.encode(kept));
            case PartialReceived(var generation, var leaf, var partition, var tally, var at) ->
                new Entry(partialKey(generation, leaf, partition), LeafCodec.encode(tally, at));
            case PartialForgotten(var generation, var leaf, var partition) ->
                new Entry(partialKey(generation, leaf, partition), null);
            case GenerationNoted(var generation) ->
                new Entry(key(GENERATION, generation.getNumber(), ""), bytes(generation));
            case GenerationCounted(var counting) -> new Entry(new byte[] {COUNTING}, counting(counting));
            case SchemaLearned(var id, var schema) ->
                new Entry(
                        ByteBuffer.allocate(1 + Integer.BYTES)
                                .put(SCHEMA)
                                .putInt(id)
                                .array(),
                        bytes(schema.toString()));
            case CatalogEntryAccepted(var initiative, var value, var published) ->
                new Entry(
                        key(ACCEPTED, initiative),
                        ByteBuffer.allocate(1 + value.length)
                                .put((byte) (published ? 1 : 0))
                                .put(value)
                                .array());
            case RecordWaiting waiting -> new Entry(waitingKey(waiting.ended()), waitingValue(waiting));
            case WaitingEnded ended -> new Entry(waitingKey(ended), null);
            case SignReceived(var generation, var sign, var second) ->
                new Entry(key(SIGN, generation, sign), number(second));
            case SignForgotten(var generation, var sign) -> new Entry(key(SIGN, generation, sign), null);
            case HandlingAccepted(var initiative, var handling) ->
                new Entry(key(HANDLING, initiative), StallCodec.encode(handling));
            case TimeReached(var asOf) -> new Entry(new byte[] {TIME}, number(asOf));
            case OutageNoted(var outage) -> new Entry(key(OUTAGE, String.valueOf(outage.begin())), outage(outage));
            case ConditionPublished(var initiative, var condition) ->
                new Entry(key(CONDITION, initiative), StallCodec.encode(condition));
            case VersionReached(var number, var asOf) ->
                new Entry(
                        new byte[] {VERSION},
                        ByteBuffer.allocate(2 * Long.BYTES)
                                .putLong(number)
                                .putLong(asOf)
                                .array());
        };
    }

    static RollUpEntry decode(byte[] key, byte[] value) {
        ByteBuffer in = value == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(value);
        return switch (key[0]) {
            case PARTIAL -> {
                int generation = ByteBuffer.wrap(key).getInt(GENERATION_AT);
                int partition = ByteBuffer.wrap(key).getShort(PARTITION_AT);
                String leaf = text(key, LEAF_AT);
                yield value == null
                        ? new PartialForgotten(generation, leaf, partition)
                        : LeafCodec.partial(generation, leaf, partition, in);
            }
            case GENERATION -> new GenerationNoted(generation(value));
            case COUNTING -> new GenerationCounted(new Counting(in.getInt(), in.getInt(), in.getLong()));
            case DELIVERY -> {
                long delivery = ByteBuffer.wrap(key).getLong(1);
                yield value == null ? new PartialsSettled(delivery) : LeafCodec.received(delivery, in);
            }
            case LEAF -> LeafCodec.leaf(text(key, 1), in);
            case SCHEMA ->
                new SchemaLearned(
                        ByteBuffer.wrap(key, 1, Integer.BYTES).getInt(), new Schema.Parser().parse(text(value, 0)));
            case ACCEPTED ->
                new CatalogEntryAccepted(text(key, 1), Arrays.copyOfRange(value, 1, value.length), value[0] == 1);
            case WAITING -> {
                Source source = Source.values()[key[1]];
                long offset = ByteBuffer.wrap(key).getLong(WAITING_OFFSET_AT);
                WaitingEnded place = new WaitingEnded(source, text(key, WAITING_KEY_AT), offset);
                yield value == null ? place : waiting(place, in);
            }
            case SIGN -> {
                int generation = ByteBuffer.wrap(key).getInt(GENERATION_AT);
                String sign = text(key, SIGN_AT);
                yield value == null
                        ? new SignForgotten(generation, sign)
                        : new SignReceived(generation, sign, in.getLong());
            }
            case HANDLING -> new HandlingAccepted(text(key, 1), StallCodec.handling(value));
            case TIME -> new TimeReached(in.getLong());
            case OUTAGE -> new OutageNoted(new WatchedTime.Outage(in.getLong(), in.getLong()));
            case CONDITION -> new ConditionPublished(text(key, 1), StallCodec.condition(value));
            case VERSION -> new VersionReached(in.getLong(), in.getLong());
            default -> throw new IllegalStateException("an entry of kind " + key[0] + " is not known to this version");
        };
    }

    private static byte[] deliveryKey(long delivery) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put(DELIVERY)
                .putLong(delivery)
                .array();
    }

    /** With the place in the topic: of one key several may wait, and each is judged. */
    private static byte[] waitingKey(WaitingEnded place) {
        byte[] key = bytes(place.key());
        return ByteBuffer.allocate(WAITING_KEY_AT + key.length)
                .put(WAITING)
                .put((byte) place.source().ordinal())
                .putLong(place.offset())
                .put(key)
                .array();
    }

    private static byte[] waitingValue(RecordWaiting waiting) {
        return ByteBuffer.allocate(Long.BYTES + 1 + waiting.value().length)
                .putLong(waiting.timestamp())
                .put((byte) (waiting.outdated() ? 1 : 0))
                .put(waiting.value())
                .array();
    }

    private static RecordWaiting waiting(WaitingEnded place, ByteBuffer in) {
        long timestamp = in.getLong();
        boolean outdated = in.get() == 1;
        byte[] value = new byte[in.remaining()];
        in.get(value);
        return new RecordWaiting(place.source(), place.key(), place.offset(), timestamp, outdated, value);
    }

    private static byte[] outage(WatchedTime.Outage outage) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(outage.begin())
                .putLong(outage.end())
                .array();
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** With its schema's fingerprint, so that a later one tells them apart. */
    private static byte[] bytes(Generation generation) {
        try {
            ByteBuffer encoded = Generation.getEncoder().encode(generation);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static Generation generation(byte[] bytes) {
        try {
            return Generation.getDecoder().decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("what was said of a generation cannot be read", e);
        }
    }

    private static byte[] counting(Counting counting) {
        return ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES)
                .putInt(counting.generation())
                .putInt(counting.former())
                .putLong(counting.comparableUntil())
                .array();
    }

    private static byte[] partialKey(int generation, String leaf, int partition) {
        byte[] text = bytes(leaf);
        return ByteBuffer.allocate(LEAF_AT + text.length)
                .put(PARTIAL)
                .putInt(generation)
                .putShort((short) partition)
                .put(text)
                .array();
    }

    private static byte[] key(byte kind, int generation, String text) {
        byte[] bytes = bytes(text);
        return ByteBuffer.allocate(SIGN_AT + bytes.length)
                .put(kind)
                .putInt(generation)
                .put(bytes)
                .array();
    }

    private static byte[] key(byte kind, String text) {
        byte[] bytes = bytes(text);
        return ByteBuffer.allocate(1 + bytes.length).put(kind).put(bytes).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
