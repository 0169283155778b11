package org.hled.aggregator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.aggregator.report.PulseMark;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the pulse, about twice a second: asks the broker what time it is, looks where the input topics end, waits until the
 * Intake has committed all that, and then tells that time to each partition of the road of reports. Whoever meets it there
 * has met all that the broker had received before that time. Each instance sends; telling it twice is harmless.
 */
final class PulseSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PulseSender.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** An Intake that is not done after several looks has a backlog, and looks cost the brokers something. */
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofMillis(400);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private static final byte[] CLOCK = "clock".getBytes(StandardCharsets.UTF_8);

    private final Topic<byte[]> reports;
    private final Inputs inputs;
    private final Producer<byte[], byte[]> producer;
    private final Lifecycle lifecycle;
    private final BrokersStatus brokers;
    private final Thread thread = Thread.ofPlatform().name("pulse").daemon().unstarted(this::run);
    private volatile long behind;
    private volatile long told;

    /** The input topics, and the Intake that reads them. */
    interface Inputs {

        /** Where all input topics end now. */
        Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException;

        /** How many records that lie before these ends the Intake has yet to commit. */
        long behind(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException;
    }

    /**
     * @param reports the road of reports
     * @param inputs where the inputs end, and how far the Intake of that road has got
     * @param brokers is told of each record that they take
     */
    PulseSender(
            Topic<byte[]> reports,
            Inputs inputs,
            Producer<byte[], byte[]> producer,
            Lifecycle lifecycle,
            BrokersStatus brokers) {
        this.reports = reports;
        this.inputs = inputs;
        this.producer = producer;
        this.lifecycle = lifecycle;
        this.brokers = brokers;
    }

    /** A producer for pulses: each is soon of no use, so none is waited for long. */
    static Producer<byte[], byte[]> producer(AggregatorConfig config) {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "hled-pulse");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    /** How many records the Intake had yet to read at the last look. */
    long behind() {
        return behind;
    }

    /** The time that was told last, in milliseconds since 1970-01-01T00:00:00Z; 0 if none was. */
    long told() {
        return told;
    }

    private void run() {
        boolean failing = false;
        do {
            try {
                send();
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | KafkaException e) {
                // Without pulses the statuses become unknown by themselves, which is what is to be said.
                if (!failing) {
                    LOG.warn("no pulse could be sent; trying on: {}", e.getMessage());
                }
                failing = true;
            }
        } while (lifecycle.sleep(INTERVAL));
    }

    private void send() throws ExecutionException, InterruptedException {
        long asOf = brokersTime();
        Map<TopicPartition, Long> ends = inputs.ends();
        Duration pause = LOOK_AGAIN;
        Duration unasked = Duration.ZERO;
        while ((behind = inputs.behind(ends)) > 0) {
            if (!lifecycle.sleep(pause)) {
                return;
            }
            unasked = unasked.plus(pause);
            pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_BETWEEN_LOOKS));
            if (unasked.compareTo(ASK_AGAIN) >= 0) {
                // An Intake that is behind, and one that waits for the brokers, look alike from here.
                brokersTime();
                forgetDeleted(ends);
                unasked = Duration.ZERO;
            }
        }
        byte[] pulse = PulseMark.encode(asOf);
        List<Future<RecordMetadata>> sent = IntStream.range(0, reports.partitions())
                .mapToObj(
                        partition -> producer.send(new ProducerRecord<>(reports.name(), partition, asOf, null, pulse)))
                .toList();
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        told = asOf;
    }

    /** What stood on a topic that is deleted meanwhile, or made anew, nobody reads any more. */
    private void forgetDeleted(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> now = inputs.ends();
        ends.keySet().retainAll(now.keySet());
        ends.replaceAll((partition, end) -> Math.min(end, now.get(partition)));
    }

    /** By a record that says nothing: the broker notes when it came, by the clock that reports are noted by too. */
    private long brokersTime() throws ExecutionException, InterruptedException {
        Future<RecordMetadata> noted = producer.send(new ProducerRecord<>(Topics.PULSE.name(), CLOCK, null));
        long time = noted.get().timestamp();
        brokers.took();
        return time;
    }

    @Override
    public void close() {
        thread.interrupt();
        producer.close(Duration.ofSeconds(1));
    }
}
