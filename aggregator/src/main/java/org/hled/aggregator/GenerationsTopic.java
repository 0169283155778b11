package org.hled.aggregator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.GenerationsReader;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaSource;

/** Reads {@code hled.generations}, and writes what the aggregator has to say there. For one thread. */
final class GenerationsTopic implements GenerationLog, AutoCloseable {

    private static final String CLIENT = "hled-generations";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final GenerationsReader reader;
    private final AvroEncoder<Generation> encoder;

    GenerationsTopic(AggregatorConfig config, OutputEncoders encoders, SchemaSource schemas) {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, CLIENT);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT.toMillis());
        consumer = CommittedReader.open(config, CLIENT);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        reader = new GenerationsReader(encoders.before(schemas));
        encoder = encoders.forTopic(Topics.GENERATIONS);
    }

    @Override
    public Generations read() {
        return reader.read(consumer, LIMIT);
    }

    @Override
    public void say(Generation generation) throws ExecutionException, InterruptedException {
        byte[] key = String.valueOf(generation.getNumber()).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.GENERATIONS.name(), key, encoder.encode(generation)))
                .get();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(Duration.ofSeconds(1));
    }
}
