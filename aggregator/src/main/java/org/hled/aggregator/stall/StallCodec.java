package org.hled.aggregator.stall;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Conditions and handlings as bytes, for the store. The first byte is the form, 1. */
public final class StallCodec {

    private static final byte FORM = 1;
    private static final byte ACKNOWLEDGED = 'a';
    private static final byte PAUSED = 'p';
    private static final byte NONE = 'n';

    private StallCodec() {}

    public static byte[] encode(Condition condition) {
        return write(out -> {
            out.writeUTF(condition.status().name());
            out.writeLong(condition.since());
            writeReasons(out, condition.reasons());
            writeLong(out, condition.lastReport());
            writeLong(out, condition.lastRejection());
            writeLong(out, condition.due());
            writeLong(out, condition.stallsAt());
            out.writeShort(condition.targets().size());
            for (Pace pace : condition.targets()) {
                writePace(out, pace);
            }
            out.writeBoolean(condition.alert().isPresent());
            if (condition.alert().isPresent()) {
                writeAlert(out, condition.alert().get());
            }
            out.writeBoolean(condition.pause().isPresent());
            if (condition.pause().isPresent()) {
                writePause(out, condition.pause().get());
            }
            out.writeLong(condition.watchedSince());
            out.writeLong(condition.lastRaisedAt());
        });
    }

    public static Condition condition(byte[] bytes) {
        return read(
                bytes,
                in -> new Condition(
                        Status.valueOf(in.readUTF()),
                        in.readLong(),
                        readReasons(in),
                        readLong(in),
                        readLong(in),
                        readLong(in),
                        readLong(in),
                        readPaces(in),
                        in.readBoolean() ? Optional.of(readAlert(in)) : Optional.empty(),
                        in.readBoolean() ? Optional.of(readPause(in)) : Optional.empty(),
                        in.readLong(),
                        in.readLong()));
    }

    public static byte[] encode(Handling handling) {
        return write(out -> {
            switch (handling) {
                case Handling.Acknowledged(var alert, var until, var note) -> {
                    out.writeByte(ACKNOWLEDGED);
                    out.writeUTF(alert);
                    out.writeLong(until);
                    out.writeUTF(note);
                }
                case Handling.Paused(var pause) -> {
                    out.writeByte(PAUSED);
                    writePause(out, pause);
                }
                case Handling.None() -> out.writeByte(NONE);
            }
        });
    }

    public static Handling handling(byte[] bytes) {
        return read(bytes, in -> {
            byte kind = in.readByte();
            return switch (kind) {
                case ACKNOWLEDGED -> new Handling.Acknowledged(in.readUTF(), in.readLong(), in.readUTF());
                case PAUSED -> new Handling.Paused(readPause(in));
                case NONE -> new Handling.None();
                default -> throw new IllegalStateException("a handling of kind " + kind + " is not known");
            };
        });
    }

    private static void writePace(DataOutputStream out, Pace pace) throws IOException {
        out.writeUTF(pace.measure());
        out.writeUTF(pace.unit());
        out.writeUTF(pace.value());
        out.writeUTF(pace.due());
        writeText(out, pace.actual());
        writeText(out, pace.expected());
        writeText(out, pace.behindBy());
        writeLong(out, pace.movedAt());
    }

    private static List<Pace> readPaces(DataInputStream in) throws IOException {
        int size = in.readShort();
        List<Pace> paces = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            paces.add(new Pace(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    readText(in),
                    readText(in),
                    readText(in),
                    readLong(in)));
        }
        return paces;
    }

    private static void writeAlert(DataOutputStream out, OpenAlert alert) throws IOException {
        out.writeUTF(alert.id());
        out.writeLong(alert.raisedAt());
        writeReasons(out, alert.reasons());
        out.writeInt(alert.reminders());
        writeLong(out, alert.remindedAt());
        out.writeBoolean(alert.acknowledgement().isPresent());
        if (alert.acknowledgement().isPresent()) {
            out.writeLong(alert.acknowledgement().get().until());
            out.writeUTF(alert.acknowledgement().get().note());
        }
    }

    private static OpenAlert readAlert(DataInputStream in) throws IOException {
        return new OpenAlert(
                in.readUTF(),
                in.readLong(),
                readReasons(in),
                in.readInt(),
                readLong(in),
                in.readBoolean()
                        ? Optional.of(new OpenAlert.Acknowledgement(in.readLong(), in.readUTF()))
                        : Optional.empty());
    }

    private static void writePause(DataOutputStream out, Pause pause) throws IOException {
        writeLong(out, pause.until());
        out.writeUTF(pause.note());
    }

    private static Pause readPause(DataInputStream in) throws IOException {
        return new Pause(readLong(in), in.readUTF());
    }

    private static void writeReasons(DataOutputStream out, List<Reason> reasons) throws IOException {
        out.writeByte(reasons.size());
        for (Reason reason : reasons) {
            out.writeUTF(reason.name());
        }
    }

    private static List<Reason> readReasons(DataInputStream in) throws IOException {
        int size = in.readByte();
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            reasons.add(Reason.valueOf(in.readUTF()));
        }
        return List.copyOf(reasons);
    }

    private static void writeLong(DataOutputStream out, OptionalLong number) throws IOException {
        out.writeBoolean(number.isPresent());
        if (number.isPresent()) {
            out.writeLong(number.getAsLong());
        }
    }

    private static OptionalLong readLong(DataInputStream in) throws IOException {
        return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
    }

    private static void writeText(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeUTF(text.get());
        }
    }

    private static Optional<String> readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface ReadingOf<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, ReadingOf<T> reading) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte form = in.readByte();
            if (form != FORM) {
                throw new IllegalStateException("a stall record of form " + form + " is not known to this version");
            }
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a stall record ends too early", e);
        }
    }
}
