package org.hled.aggregator.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A sum of reports, and how far it can be trusted: how many reports are in it, how many of them are lower bounds, estimates,
 * below zero. All of it adds and subtracts, so that a report can be taken out again exactly.
 *
 * <p>The value is kept in hundredths of the unit, in 128 bits: a single report has at most 10^14 of them, so no number of
 * reports that could ever be made overflows it.
 */
public final class Amounts {

    /** How many numbers it is. */
    public static final int LONGS = 6;

    /** Size of the binary form. */
    public static final int BYTES = LONGS * Long.BYTES;

    /** The largest size of the short form. */
    static final int MOST_SHORT_BYTES = 1 + LONGS * Varints.MOST_BYTES;

    /** At least, estimated, negative. */
    private static final int QUALIFIERS = 3;

    private static final byte PLAIN = 0;
    private static final byte QUALIFIED = 1;
    private static final byte LARGE = 2;

    private long high;
    private long low;
    private long reports;
    private long atLeast;
    private long estimated;
    private long negative;

    /** Takes a report in. */
    public void add(Contribution contribution) {
        addValue(contribution.hundredths());
        count(contribution, 1);
    }

    /** Takes a report out again. */
    public void subtract(Contribution contribution) {
        addValue(-contribution.hundredths());
        count(contribution, -1);
    }

    /** Takes another sum in. */
    public void add(Amounts other) {
        long sum = low + other.low;
        high += other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
        reports += other.reports;
        atLeast += other.atLeast;
        estimated += other.estimated;
        negative += other.negative;
    }

    /** Takes another sum out. */
    public void subtract(Amounts other) {
        high -= other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
        low -= other.low;
        reports -= other.reports;
        atLeast -= other.atLeast;
        estimated -= other.estimated;
        negative -= other.negative;
    }

    private void addValue(long hundredths) {
        long sum = low + hundredths;
        // The carry of the low half, and the sign of what is added.
        high += (Long.compareUnsigned(sum, low) < 0 ? 1 : 0) + (hundredths >> 63);
        low = sum;
    }

    private void count(Contribution contribution, int step) {
        reports += step;
        switch (contribution.precision()) {
            case EXACT -> {}
            case AT_LEAST -> atLeast += step;
            case ESTIMATED -> estimated += step;
        }
        if (contribution.hundredths() < 0) {
            negative += step;
        }
    }

    public Amounts copy() {
        Amounts copy = new Amounts();
        copy.add(this);
        return copy;
    }

    /** The value in the unit, with two decimals. */
    public BigDecimal value() {
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        return new BigDecimal(new BigInteger(bytes), 2);
    }

    public long reports() {
        return reports;
    }

    /** How many of the reports are lower bounds. */
    public long atLeast() {
        return atLeast;
    }

    /** How many of the reports are estimates. */
    public long estimated() {
        return estimated;
    }

    /** How many of the reports are below zero. */
    public long negative() {
        return negative;
    }

    /** Writes the binary form: value (high, low), reports, at least, estimated, negative, eight bytes each. */
    public void writeTo(ByteBuffer out) {
        out.putLong(high)
                .putLong(low)
                .putLong(reports)
                .putLong(atLeast)
                .putLong(estimated)
                .putLong(negative);
    }

    /** Reads what {@link #writeTo} has written. */
    public static Amounts readFrom(ByteBuffer in) {
        Amounts amounts = new Amounts();
        amounts.high = in.getLong();
        amounts.low = in.getLong();
        amounts.reports = in.getLong();
        amounts.atLeast = in.getLong();
        amounts.estimated = in.getLong();
        amounts.negative = in.getLong();
        return amounts;
    }

    /** Writes the same six numbers from this place on. */
    public void writeTo(long[] out, int at) {
        out[at] = high;
        out[at + 1] = low;
        out[at + 2] = reports;
        out[at + 3] = atLeast;
        out[at + 4] = estimated;
        out[at + 5] = negative;
    }

    /** Reads what was written at this place. */
    public static Amounts readFrom(long[] in, int at) {
        Amounts amounts = new Amounts();
        amounts.high = in[at];
        amounts.low = in[at + 1];
        amounts.reports = in[at + 2];
        amounts.atLeast = in[at + 3];
        amounts.estimated = in[at + 4];
        amounts.negative = in[at + 5];
        return amounts;
    }

    /**
     * Writes the short form, in which most sums take less than ten bytes: one of these, and then {@linkplain Varints varints}.
     *
     * <pre>
     * 0  value, which 64 bits have room for; reports, which are all exact and not below zero
     * 1  value, which 64 bits have room for; reports; at least, estimated, negative
     * 2  value (high, low), reports, at least, estimated, negative
     * </pre>
     */
    void writeShort(ByteBuffer out) {
        boolean large = high != low >> Long.SIZE - 1;
        boolean qualified = large || (atLeast | estimated | negative) != 0;
        out.put(large ? LARGE : qualified ? QUALIFIED : PLAIN);
        if (large) {
            Varints.write(out, high);
        }
        Varints.write(out, low);
        Varints.write(out, reports);
        if (qualified) {
            Varints.write(out, atLeast);
            Varints.write(out, estimated);
            Varints.write(out, negative);
        }
    }

    /** Reads what {@link #writeShort} has written. */
    static Amounts readShort(ByteBuffer in) {
        Amounts amounts = new Amounts();
        byte form = in.get();
        long first = Varints.read(in);
        amounts.high = form == LARGE ? first : first >> Long.SIZE - 1;
        amounts.low = form == LARGE ? Varints.read(in) : first;
        amounts.reports = Varints.read(in);
        if (form != PLAIN) {
            amounts.atLeast = Varints.read(in);
            amounts.estimated = Varints.read(in);
            amounts.negative = Varints.read(in);
        }
        return amounts;
    }

    /** Passes over what {@link #writeShort} has written. */
    static void skipShort(ByteBuffer in) {
        Varints.skip(
                in,
                switch (in.get()) {
                    case PLAIN -> LONGS - QUALIFIERS - 1;
                    case QUALIFIED -> LONGS - 1;
                    default -> LONGS;
                });
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Amounts other
                && high == other.high
                && low == other.low
                && reports == other.reports
                && atLeast == other.atLeast
                && estimated == other.estimated
                && negative == other.negative;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * low + reports);
    }

    @Override
    public String toString() {
        return value().toPlainString() + " of " + reports;
    }
}
