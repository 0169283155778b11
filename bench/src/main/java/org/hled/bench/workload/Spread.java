package org.hled.bench.workload;

/** How reports fall on leaves. */
public enum Spread {
    /** All alike. */
    EVEN,
    /** By Zipf's law with exponent 1: the most reported leaf has about as many as the next two together. */
    ZIPF
}
