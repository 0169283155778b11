package org.hled.local.faults;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Everything is in, by the pulse's word.
 *
 * @param time that the pulse has passed
 * @param written where topics ended as soon as it was heard: what must be right stands before
 */
record AllIn(Instant time, Map<TopicPartition, Long> written) {}
