package org.hled.api.stream;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;

/**
 * A stream that somebody has asked for, as the body of an answer. It counts as open once its events are asked for.
 *
 * @param pieces bytes of events, one after the other: a piece may hold several, or an event be in several pieces. What is
 *     behind them is shared and must not be changed
 */
record EventStream(Publisher<ByteBuffer> pieces) {}
