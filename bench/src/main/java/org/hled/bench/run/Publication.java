package org.hled.bench.run;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.bench.workload.Catalog;
import org.hled.bench.workload.Generator;
import org.hled.bench.workload.Oracle;
import org.hled.bench.workload.UpdateRecords;
import org.hled.bench.workload.Version;
import org.hled.bench.workload.Workload;
import org.hled.catalog.Initiative;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;

/** Publishes a workload to the input topics, with the catalog that it needs. */
public final class Publication {

    private static final int SAY_EACH = 10_000;

    private final Rig rig;

    public Publication(Rig rig) {
        this.rig = rig;
    }

    /**
     * Publishes all records.
     *
     * @param progress told how much of it is done, from 0 to 1
     * @return what must come of it
     */
    public Oracle publish(Workload workload, DoubleConsumer progress) {
        Oracle oracle = new Oracle(workload);
        int[] count = {0};
        try (Publishing publishing = begin(workload)) {
            new Generator(workload).forEach(version -> {
                oracle.see(version);
                publishing.publish(version);
                if (++count[0] % SAY_EACH == 0) {
                    progress.accept((double) count[0] / workload.records());
                }
            });
        }
        return oracle;
    }

    /** Publishes the catalog that a workload needs, and gives what publishes its versions one by one. */
    Publishing begin(Workload workload) {
        Publishing publishing = new Publishing();
        for (Initiative entry : Catalog.entries(workload.initiatives())) {
            publishing.send(catalogRecord(entry));
        }
        return publishing;
    }

    /** Publishes versions. For one thread. */
    final class Publishing implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer = producer();
        private final UpdateRecords records = new UpdateRecords(rig.registry());
        private final AtomicReference<Exception> failure = new AtomicReference<>();

        void publish(Version version) {
            send(records.of(version));
        }

        private void send(ProducerRecord<byte[], byte[]> record) {
            producer.send(record, (metadata, e) -> {
                if (e != null) {
                    failure.set(e);
                }
            });
        }

        /** Waits until all that was published has arrived. */
        void flush() {
            producer.flush();
            if (failure.get() != null) {
                throw new Fault(
                        "the workload cannot be published: " + failure.get().getMessage(), failure.get());
            }
        }

        @Override
        public void close() {
            try (producer) {
                flush();
            }
        }
    }

    /** The entry as a record of the catalog. */
    public ProducerRecord<byte[], byte[]> catalogRecord(Initiative entry) {
        var schema = Topics.CATALOG.schema().orElseThrow();
        AvroEncoder<Initiative> encoder =
                new AvroEncoder<>(schema, rig.registry().idOf(Topics.CATALOG.subject(), schema));
        return new ProducerRecord<>(
                Topics.CATALOG.name(), entry.getId().getBytes(StandardCharsets.UTF_8), encoder.encode(entry));
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        rig.stack().bootstrapServers(),
                        "linger.ms",
                        20,
                        "batch.size",
                        256 * 1024,
                        "compression.type",
                        "lz4",
                        // Idempotent, so that the order of versions holds also where a batch is sent again.
                        "enable.idempotence",
                        true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
