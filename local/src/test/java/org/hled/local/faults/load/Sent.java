package org.hled.local.faults.load;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A version of a report that was sent. */
record Sent(InputTopic topic, String agency, String reportId, int revision, ProducerRecord<byte[], byte[]> record) {}
