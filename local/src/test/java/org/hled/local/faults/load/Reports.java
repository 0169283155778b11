package org.hled.local.faults.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaRegistry;

/**
 * What agencies send: new reports, revisions that move them, withdrawals, exact repeats, versions that come late or tie, fields
 * that break a rule, bytes that were cut or changed on the way, and noise. Each record goes to a partition by the rule of
 * another client: Java's, librdkafka's, or none.
 */
final class Reports {

    private static final int REMEMBERED = 3_000;
    private static final int HEADER = 5;

    private final SchemaRegistry registry;
    private final Random random;
    private final Updates updates;
    private final List<InputTopic> topics = new ArrayList<>(InputTopic.all());
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Written> written = new HashMap<>();
    private final Map<Integer, Schema> registered = new HashMap<>();
    private int reports;

    Reports(SchemaRegistry registry, Random random) {
        this.registry = registry;
        this.random = random;
        this.updates = new Updates(random);
    }

    /** How values are written. */
    private record Written(Schema schema, int id) {}

    /** Goes on from reports that are there: they are revised, withdrawn and repeated as its own are. */
    void goOnFrom(Earlier earlier) {
        earlier.topics().stream().filter(topic -> !topics.contains(topic)).forEach(topics::add);
        earlier.sent().forEach(this::remember);
        reports += earlier.records();
    }

    /** From now on some reports go to this topic. */
    void alsoTo(InputTopic topic) {
        topics.add(topic);
    }

    /** The next record. */
    ProducerRecord<byte[], byte[]> next() {
        int choice = sent.isEmpty() ? 0 : random.nextInt(100);
        if (choice < 50) {
            return fresh(oneOf(topics));
        }
        Sent earlier = oneOf(sent);
        if (choice < 72) {
            return version(earlier, earlier.revision() + random.nextInt(3));
        }
        if (choice < 82) {
            return version(earlier, Math.max(0, earlier.revision() - random.nextInt(3)));
        }
        if (choice < 93) {
            return earlier.record();
        }
        return switch (choice) {
            case 93, 94, 95 -> broken(earlier);
            case 96, 97 -> mutated(earlier.record(), HEADER);
            default -> noise(earlier.topic());
        };
    }

    /** Registers a version of the schema of enrollments with one more field, as an agency does whose form has grown. */
    int registerNewSchema() {
        Schema schema = Topics.ENROLLMENTS.schema().orElseThrow();
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema text = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(new Schema.Field(
                "extra" + registered.size(), text, "What the form has more.", JsonProperties.NULL_VALUE));
        Schema newer = Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
        int id = registry.register(Topics.ENROLLMENTS.subject(), newer);
        registered.put(id, newer);
        return id;
    }

    /** From now on enrollments are written under that schema. */
    void useSchema(int id) {
        written.put(Topics.ENROLLMENTS.name(), new Written(registered.get(id), id));
    }

    /** A new report of this agency, on a topic that all share. */
    ProducerRecord<byte[], byte[]> fresh(String agency) {
        return remember(oneOf(InputTopic.all()), agency, newId(), 0);
    }

    /**
     * A new report that counts, and is never revised, withdrawn or repeated: of an agency on the initiative where it alone reports, on any topic
     * for enrollments that it may use.
     */
    ProducerRecord<byte[], byte[]> steady() {
        InputTopic topic = oneOf(topics.stream()
                .filter(one -> one.shared().equals(Topics.ENROLLMENTS))
                .toList());
        String agency = agency(topic);
        String id = Programme.STEADY_REPORT + reports++;
        GenericRecord update = updates.steady(schema(topic), agency, Programme.steadyInitiative(agency), id);
        return record(topic, id, Updates.encode(update, schemaId(topic)));
    }

    /** The same with bytes changed, cut off or added, from this position on. */
    ProducerRecord<byte[], byte[]> mutated(ProducerRecord<byte[], byte[]> record, int from) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        byte[] mutated = switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(value, from + random.nextInt(Math.max(1, value.length - from)));
            case 1 -> Arrays.copyOf(value, value.length + 1 + random.nextInt(9));
            default -> value.clone();
        };
        for (int i = random.nextInt(4); i > 0 && mutated.length > from; i--) {
            mutated[from + random.nextInt(mutated.length - from)] = (byte) random.nextInt();
        }
        return new ProducerRecord<>(record.topic(), record.key(), mutated);
    }

    /** Mutants of what was sent last. */
    Mutants mutants() {
        return new Mutants(sent.stream().map(Sent::record).toList(), new Random(random.nextLong()));
    }

    /** An agency of many leaves. */
    ManyLeaves manyLeaves() {
        Written of = written(Topics.PORT_THROUGHPUT);
        return new ManyLeaves(of.schema(), of.id());
    }

    /** A report whose note makes key and value so large together, before compression. */
    ProducerRecord<byte[], byte[]> large(int bytes, boolean compressible) {
        InputTopic topic = oneOf(topics);
        String id = newId();
        Schema schema = schema(topic);
        GenericRecord update = updates.version(schema, agency(topic), id, 0);
        int bare = Updates.encode(Updates.padded(update, "x".repeat(bytes / 2)), schemaId(topic)).length - bytes / 2;
        int length = bytes - bare - id.length();
        StringBuilder note = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            note.append(compressible ? 'x' : (char) (' ' + random.nextInt(95)));
        }
        byte[] value = Updates.encode(Updates.padded(update, note.toString()), schemaId(topic));
        return new ProducerRecord<>(topic.name(), id.getBytes(StandardCharsets.UTF_8), value);
    }

    private ProducerRecord<byte[], byte[]> fresh(InputTopic topic) {
        String agency = random.nextInt(20) == 0 ? oneOf(Programme.AGENCIES) : agency(topic);
        return remember(topic, agency, newId(), 0);
    }

    private ProducerRecord<byte[], byte[]> version(Sent earlier, int revision) {
        return remember(earlier.topic(), earlier.agency(), earlier.reportId(), revision);
    }

    private ProducerRecord<byte[], byte[]> remember(InputTopic topic, String agency, String id, int revision) {
        GenericRecord update = updates.version(schema(topic), agency, id, revision);
        ProducerRecord<byte[], byte[]> record = record(topic, id, Updates.encode(update, schemaId(topic)));
        remember(new Sent(topic, agency, id, revision, record));
        return record;
    }

    private void remember(Sent now) {
        if (sent.size() < REMEMBERED) {
            sent.add(now);
        } else {
            sent.set(random.nextInt(REMEMBERED), now);
        }
    }

    private ProducerRecord<byte[], byte[]> broken(Sent earlier) {
        GenericRecord update = updates.version(schema(earlier.topic()), earlier.agency(), newId(), 0);
        return record(earlier.topic(), "broken", Updates.encode(updates.broken(update), schemaId(earlier.topic())));
    }

    /** Not the first byte of the wire format: never a schema id, which would be waited for. */
    private ProducerRecord<byte[], byte[]> noise(InputTopic topic) {
        byte[] noise = new byte[1 + random.nextInt(100)];
        random.nextBytes(noise);
        noise[0] = (byte) (1 + random.nextInt(255));
        return new ProducerRecord<>(topic.name(), random.nextInt(10) == 0 ? null : noise);
    }

    private ProducerRecord<byte[], byte[]> record(InputTopic topic, String id, byte[] value) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        Integer partition = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> librdkafkas(key, topic.partitions());
            default -> random.nextInt(topic.partitions());
        };
        return new ProducerRecord<>(topic.name(), partition, key, value);
    }

    private static int librdkafkas(byte[] key, int partitions) {
        CRC32 crc = new CRC32();
        crc.update(key);
        return (int) (crc.getValue() % partitions);
    }

    private String agency(InputTopic topic) {
        return topic.owner().orElseGet(() -> oneOf(Programme.AGENCIES));
    }

    private String newId() {
        return "report-" + reports++;
    }

    private Schema schema(InputTopic topic) {
        return written(topic.shared()).schema();
    }

    private int schemaId(InputTopic topic) {
        return written(topic.shared()).id();
    }

    private Written written(Topic<?> topic) {
        return written.computeIfAbsent(topic.name(), name -> {
            Schema schema = topic.schema().orElseThrow();
            return new Written(schema, registry.idOf(topic.subject(), schema));
        });
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
