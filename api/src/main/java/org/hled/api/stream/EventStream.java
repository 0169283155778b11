package org.hled.api.stream;

import org.reactivestreams.Publisher;

/**
 * A stream that somebody has asked for, as the body of an answer. It counts as open once its events are asked for.
 *
 * @param events each the bytes of one or several whole events; they are shared and must not be changed
 */
record EventStream(Publisher<byte[]> events) {}
