// Publishes one report to the topics of the HLED, as an agency does it from JavaScript:
//
//     npm install && node publish.js
//
// HLED_BOOTSTRAP_SERVERS and HLED_SCHEMA_REGISTRY say where. Sending it again is harmless: it counts once.
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, Partitioners } from 'kafkajs';

const bootstrapServers = process.env.HLED_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092';
const registryUrl = process.env.HLED_SCHEMA_REGISTRY ?? 'http://127.0.0.1:8081/apis/ccompat/v7';
const topic = 'hled.enrollments';

// The enrollment of April 2024 that catalog/hled-reports.csv holds too. Fields left out take the schema's default.
const report = {
  agency: 'mx-sep',
  initiative: 'english-for-semiconductors',
  reportId: 'english-for-semiconductors-enrolled',
  periodStart: '2024-03-01',
  periodEnd: '2024-04-19',
  submittedAt: Date.parse('2024-04-19T16:00:00Z'),
  stage: 'ENROLLED',
  people: 5000,
  precision: 'AT_LEAST',
  note: 'over 5,000 students since March 2024; revised as more enroll',
};

const registry = new SchemaRegistry({ host: registryUrl });
const kafka = new Kafka({ clientId: 'mx-sep', brokers: bootstrapServers.split(',') });
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });

// The agency looks the schema up and never registers one.
const schemaId = await registry.getLatestSchemaId(`${topic}-value`);
const schema = await registry.getSchema(schemaId);
// Encoding leaves out what the schema does not have: a misspelt 'withdrawn' would make a withdrawal count.
const unknown = Object.keys(report).filter((name) => !schema.field(name));
if (unknown.length > 0) {
  throw new Error(`a report to ${topic} has no ${unknown.join(', ')}`);
}
const value = await registry.encode(schemaId, report);

await producer.connect();
try {
  const [metadata] = await producer.send({ topic, acks: -1, messages: [{ key: report.reportId, value }] });
  console.log(`published to ${topic}, partition ${metadata.partition}, offset ${metadata.baseOffset}`);
} finally {
  await producer.disconnect();
}
