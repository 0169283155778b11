package org.hled.aggregator.intake;

import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.hled.aggregator.report.BundleWriter;

/**
 * Sends reports down their road, many in one record: what a record costs on its way does not depend on what is in it. All
 * versions of a report go to one partition, whose Ledger keeps it. For one thread.
 */
final class ReportBundles {

    /** A bundle of so many bytes, some 200 reports, is sent. */
    private static final int FULL = 16 * 1024;

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final BundleWriter[] partitions;
    private long latest;

    /** @param topic the road of reports, with so many partitions */
    ReportBundles(String topic, int partitions, Producer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
        this.partitions = Stream.generate(BundleWriter::new).limit(partitions).toArray(BundleWriter[]::new);
    }

    /** Puts a report, or a mark, into the bundle of its partition. */
    void add(byte[] id, byte[] value, long timestamp) {
        // As Kafka's own partitioner would place the identity as a key: a Ledger's state depends on it.
        int partition = Utils.toPositive(Utils.murmur2(id)) % partitions.length;
        partitions[partition].add(id, value, timestamp);
        latest = Math.max(latest, timestamp);
        if (partitions[partition].bytes() >= FULL) {
            send(partition);
        }
    }

    /** Sends what has been put in. */
    void sendAll() {
        for (int partition = 0; partition < partitions.length; partition++) {
            if (partitions[partition].bytes() > 0) {
                send(partition);
            }
        }
    }

    /** Forgets what has been put in and not sent. */
    void clear() {
        for (BundleWriter partition : partitions) {
            if (partition.bytes() > 0) {
                partition.take();
            }
        }
    }

    private void send(int partition) {
        // By the broker's clock, whatever this machine's says.
        producer.send(new ProducerRecord<>(topic, partition, latest, null, partitions[partition].take()));
    }
}
