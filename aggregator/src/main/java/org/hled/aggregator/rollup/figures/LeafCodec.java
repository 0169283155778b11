package org.hled.aggregator.rollup.figures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived.LeafTally;

/** What the Roll-up's entries say of leaves, as the values of {@link RollUpCodec}'s entries. */
final class LeafCodec {

    /** Of a partial's value. Builds before 0.1.0 wrote the tally in its long form, which never begins so, and nothing before it. */
    private static final byte SHORT = 1;

    /** Of a leaf's value: as builds before 0.1.0 wrote it, who kept its partials elsewhere. */
    private static final byte LONG_COUNTED = 0;

    private static final byte LONG_UNCOUNTED = 1;

    private static final byte COUNTED = 2;
    private static final byte UNCOUNTED = 3;
    private static final byte UNPUBLISHED = 4;

    private static final int DELIVERY_HEAD_BYTES = Integer.BYTES + Short.BYTES + Long.BYTES;
    private static final int PARTIALS_HEAD_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

    private LeafCodec() {}

    /** A partial by itself. */
    static byte[] encode(Tally tally, long at) {
        ByteBuffer out =
                ByteBuffer.allocate(1 + Tally.MOST_SHORT_BYTES + Long.BYTES).put(SHORT);
        tally.writeShort(out);
        return written(out.putLong(at));
    }

    static PartialReceived partial(int generation, String leaf, int partition, ByteBuffer in) {
        boolean isShort = in.get(in.position()) == SHORT;
        if (isShort) {
            in.get();
        }
        Tally tally = isShort ? Tally.readShort(in) : Tally.readFrom(in);
        return new PartialReceived(generation, leaf, partition, tally, in.getLong());
    }

    static byte[] encode(PartialsReceived received) {
        int most = DELIVERY_HEAD_BYTES;
        for (LeafTally partial : received.partials()) {
            most += Short.BYTES + partial.leaf().length() + Tally.MOST_SHORT_BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(most)
                .putInt(received.generation())
                .putShort((short) received.partition())
                .putLong(received.at());
        for (LeafTally partial : received.partials()) {
            putShort(out, partial.leaf().getBytes(StandardCharsets.US_ASCII));
            partial.tally().writeShort(out);
        }
        return written(out);
    }

    static PartialsReceived received(long delivery, ByteBuffer in) {
        int generation = in.getInt();
        int partition = in.getShort();
        long at = in.getLong();
        List<LeafTally> partials = new ArrayList<>();
        while (in.hasRemaining()) {
            String leaf = new String(getShort(in), StandardCharsets.US_ASCII);
            partials.add(new LeafTally(leaf, Tally.readShort(in)));
        }
        return new PartialsReceived(delivery, generation, partition, partials, at);
    }

    static byte[] encode(LeafKept kept) {
        byte kind = UNPUBLISHED;
        byte[] word = {};
        if (kept.published().isPresent()) {
            switch (kept.published().get().standing()) {
                case Standing.Counted(var pillar) -> {
                    kind = COUNTED;
                    word = pillar.getBytes(StandardCharsets.US_ASCII);
                }
                case Standing.Uncounted(var reason) -> {
                    kind = UNCOUNTED;
                    word = reason.name().getBytes(StandardCharsets.US_ASCII);
                }
            }
        }
        int most = 1 + Short.BYTES + word.length + Tally.MOST_SHORT_BYTES;
        for (Partials partials : kept.partials().orElseThrow()) {
            most += PARTIALS_HEAD_BYTES + partials.told().length;
        }
        ByteBuffer out = ByteBuffer.allocate(most).put(kind);
        kept.published().ifPresent(figure -> figure.tally().writeShort(out));
        putShort(out, word);
        for (Partials partials : kept.partials().orElseThrow()) {
            out.putInt(partials.generation()).putLong(partials.latest());
            out.putInt(partials.told().length).put(partials.told());
        }
        return written(out);
    }

    static LeafKept leaf(String key, ByteBuffer in) {
        byte kind = in.get();
        return switch (kind) {
            case LONG_COUNTED, LONG_UNCOUNTED -> {
                Tally tally = Tally.readFrom(in);
                byte[] word = new byte[in.remaining()];
                in.get(word);
                yield new LeafKept(
                        key,
                        Optional.of(new LeafFigure(Leaf.parse(key), standing(kind, word), tally)),
                        Optional.empty());
            }
            case COUNTED, UNCOUNTED -> {
                Tally tally = Tally.readShort(in);
                Standing standing = standing(kind, getShort(in));
                yield new LeafKept(key, Optional.of(new LeafFigure(Leaf.parse(key), standing, tally)), partials(in));
            }
            case UNPUBLISHED -> {
                getShort(in);
                yield new LeafKept(key, Optional.empty(), partials(in));
            }
            default -> throw new IllegalStateException("a leaf of kind " + kind + " is not known to this version");
        };
    }

    private static Standing standing(byte kind, byte[] word) {
        String text = new String(word, StandardCharsets.US_ASCII);
        return kind == COUNTED || kind == LONG_COUNTED
                ? new Standing.Counted(text)
                : new Standing.Uncounted(Standing.Reason.valueOf(text));
    }

    private static Optional<List<Partials>> partials(ByteBuffer in) {
        List<Partials> partials = new ArrayList<>(1);
        while (in.hasRemaining()) {
            int generation = in.getInt();
            long latest = in.getLong();
            byte[] told = new byte[in.getInt()];
            in.get(told);
            partials.add(new Partials(generation, told, latest));
        }
        return Optional.of(List.copyOf(partials));
    }

    /** After its length in two bytes. */
    private static void putShort(ByteBuffer out, byte[] bytes) {
        out.putShort((short) bytes.length).put(bytes);
    }

    private static byte[] getShort(ByteBuffer in) {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return bytes;
    }

    private static byte[] written(ByteBuffer out) {
        return Arrays.copyOf(out.array(), out.position());
    }
}
