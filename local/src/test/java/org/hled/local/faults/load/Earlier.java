package org.hled.local.faults.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.local.it.Client;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.UndecodableException;

/**
 * What agencies have sent before.
 *
 * @param topics all there are, those of single agencies too
 * @param sent the updates that can be read, whether valid or not
 * @param records how many there are, of any kind; no report's number is as high
 */
record Earlier(List<InputTopic> topics, List<Sent> sent, int records) {

    static Earlier read(Client client) {
        Map<String, InputTopic> topics = topics(client);
        List<ConsumerRecord<byte[], byte[]>> records =
                client.records(topics.keySet().toArray(String[]::new));
        Map<Topic<?>, AvroDecoder<?>> decoders = new HashMap<>();
        List<Sent> sent = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            InputTopic topic = topics.get(record.topic());
            AvroDecoder<?> decoder = decoders.computeIfAbsent(
                    topic.shared(),
                    shared -> new AvroDecoder<>(
                            client.registry(), shared.valueType().asSubclass(SpecificRecord.class)));
            sent(topic, record, decoder).ifPresent(sent::add);
        }
        return new Earlier(List.copyOf(topics.values()), sent, records.size());
    }

    private static Optional<Sent> sent(
            InputTopic topic, ConsumerRecord<byte[], byte[]> record, AvroDecoder<?> decoder) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            GenericRecord update = (GenericRecord) decoder.decode(record.value());
            return Optional.of(new Sent(
                    topic,
                    update.get("agency").toString(),
                    update.get("reportId").toString(),
                    Math.max(0, (int) update.get("revision")),
                    new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value())));
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }

    private static Map<String, InputTopic> topics(Client client) {
        Map<String, InputTopic> topics = new TreeMap<>();
        try (Admin admin = client.admin()) {
            for (String name : admin.listTopics().names().get()) {
                for (Topic<?> shared : Topics.inputs()) {
                    if (name.equals(shared.name()) || name.startsWith(shared.name() + ".")) {
                        int partitions = admin.describeTopics(List.of(name))
                                .allTopicNames()
                                .get()
                                .get(name)
                                .partitions()
                                .size();
                        topics.put(name, new InputTopic(shared, owner(name, shared), partitions));
                    }
                }
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("the broker does not say which topics there are", e);
        }
        return topics;
    }

    private static Optional<String> owner(String name, Topic<?> shared) {
        return name.equals(shared.name())
                ? Optional.empty()
                : Optional.of(name.substring(shared.name().length() + 1));
    }
}
