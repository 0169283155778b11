package org.hled.api.figures;

import java.time.Instant;

/**
 * A sign of life of the whole pipeline.
 *
 * @param asOf all that the broker had received before this time is in the figures of this version
 * @param version of the last change when it was sent; 0 before the first
 */
public record Pulse(Instant asOf, long version) {}
