package org.hled.bench.workload;

/** Numbers that look random and depend on their argument alone: the finaliser of SplitMix64. */
final class Mixing {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Mixing() {}

    static long mix(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static long mix(long seed, long first, long second) {
        return mix(mix(mix(seed) ^ first) ^ second);
    }

    /** From 0 up to a bound, exclusive. */
    static int below(long mixed, int bound) {
        return (int) Long.remainderUnsigned(mixed, bound);
    }

    /** From 0 up to 1, exclusive. */
    static double fraction(long mixed) {
        return (mixed >>> 11) * 0x1.0p-53;
    }

    /** Sixteen hexadecimal digits. */
    static String hex(long number) {
        char[] text = new char[16];
        for (int i = 0; i < text.length; i++) {
            text[i] = DIGITS[(int) (number >>> (60 - 4 * i)) & 0xf];
        }
        return new String(text);
    }
}
