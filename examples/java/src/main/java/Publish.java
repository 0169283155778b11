import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes one report to the topics of the HLED, as an agency does it from Java with Confluent's serializer.
 * HLED_BOOTSTRAP_SERVERS and HLED_SCHEMA_REGISTRY say where. Sending it again is harmless: it counts once.
 */
public final class Publish {

    private static final String TOPIC = "hled.enrollments";

    private Publish() {}

    public static void main(String[] arguments) throws Exception {
        String bootstrapServers = environment("HLED_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
        String registryUrl = environment("HLED_SCHEMA_REGISTRY", "http://127.0.0.1:8081/apis/ccompat/v7");

        SchemaRegistryClient registry = new CachedSchemaRegistryClient(registryUrl, 10);
        Schema schema = new Schema.Parser()
                .parse(registry.getLatestSchemaMetadata(TOPIC + "-value").getSchema());

        KafkaAvroSerializer values = new KafkaAvroSerializer(registry);
        // The agency looks the schema up and never registers one.
        values.configure(
                Map.of(
                        "schema.registry.url", registryUrl,
                        "auto.register.schemas", false,
                        "use.latest.version", true),
                false);

        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "delivery.timeout.ms", 30_000,
                "request.timeout.ms", 10_000);
        try (var producer = new KafkaProducer<String, Object>(config, new StringSerializer(), values)) {
            GenericRecord report = report(schema);
            String key = report.get("reportId").toString();
            var sent = producer.send(new ProducerRecord<>(TOPIC, key, report)).get();
            System.out.println("published to " + sent);
        }
    }

    /** The enrollment of April 2024 that catalog/hled-reports.csv holds too. Fields left out take the schema's default. */
    private static GenericRecord report(Schema schema) {
        Schema precision = schema.getField("precision").schema();
        return new GenericRecordBuilder(schema)
                .set("agency", "mx-sep")
                .set("initiative", "english-for-semiconductors")
                .set("reportId", "english-for-semiconductors-enrolled")
                .set("periodStart", "2024-03-01")
                .set("periodEnd", "2024-04-19")
                .set("submittedAt", Instant.parse("2024-04-19T16:00:00Z").toEpochMilli())
                .set("stage", "ENROLLED")
                .set("people", 5000L)
                .set("precision", new GenericData.EnumSymbol(precision, "AT_LEAST"))
                .set("note", "over 5,000 students since March 2024; revised as more enroll")
                .build();
    }

    private static String environment(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
