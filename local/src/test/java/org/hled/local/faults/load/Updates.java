package org.hled.local.faults.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Makes updates of all four kinds, as they are on the wire. */
final class Updates {

    private static final long SUBMITTED = Instant.parse("2025-01-31T12:00:00Z").toEpochMilli();
    private static final int FEW_TIMES = 3;
    private static final List<String> PRECISIONS = List.of("EXACT", "EXACT", "AT_LEAST", "ESTIMATED");
    private static final List<String> CURRENCIES = List.of("USD", "MXN", "CAD", "ZZZ");
    private static final List<String> PORTS = List.of("2304", "2402", "2604", "9999");

    private final Random random;

    Updates(Random random) {
        this.random = random;
    }

    /**
     * A version of a report, whatever it says: initiative, period and figures are random, so the next one may move it.
     *
     * @param schema of its kind
     * @param revision few times of submission and figures are in use, so that versions tie
     */
    GenericRecord version(Schema schema, String agency, String reportId, int revision) {
        YearMonth start = YearMonth.of(2024, 1).plusMonths(random.nextInt(24));
        YearMonth end = start.plusMonths(random.nextInt(10) == 0 ? random.nextInt(14) : 0);
        GenericRecordBuilder update = new GenericRecordBuilder(schema)
                .set("agency", agency)
                .set("initiative", initiative())
                .set("reportId", reportId)
                .set("revision", revision)
                .set("withdrawn", revision > 0 && random.nextInt(5) == 0)
                .set("periodStart", start.atDay(1).toString())
                .set("periodEnd", end.atEndOfMonth().toString())
                .set("submittedAt", SUBMITTED + random.nextInt(FEW_TIMES))
                .set("precision", symbol(schema, "precision", oneOf(PRECISIONS)));
        switch (schema.getName()) {
            case "EnrollmentUpdate" ->
                update.set("stage", oneOf(List.of("ENROLLED", "COMPLETED", "UNHEARD_OF")))
                        .set("people", (long) random.nextInt(100_000));
            case "InvestmentUpdate" ->
                update.set("transaction", oneOf(List.of("DISBURSED", "COMMITTED")))
                        .set("amount", amount())
                        .set("currency", oneOf(CURRENCIES));
            case "PortThroughputUpdate" ->
                update.set("port", oneOf(PORTS))
                        .set("direction", symbol(schema, "direction", oneOf(List.of("NORTHBOUND", "SOUTHBOUND"))))
                        .set("traffic", oneOf(List.of("TRUCKS", "PEDESTRIANS")))
                        .set("crossings", random.nextLong(1_000_000_000_001L));
            case "MilestoneUpdate" ->
                update.set("milestone", reportId)
                        .set("title", "A milestone")
                        .set("status", oneOf(List.of("PLANNED", "ACHIEVED")));
            default -> throw new IllegalArgumentException(schema.getName());
        }
        return update.build();
    }

    /**
     * One person enrolled in January 2024, by the first version of a report.
     *
     * @param schema of enrollments
     */
    GenericRecord steady(Schema schema, String agency, String initiative, String reportId) {
        GenericRecord update = version(schema, agency, reportId, 0);
        update.put("initiative", initiative);
        update.put("periodStart", "2024-01-01");
        update.put("periodEnd", "2024-01-31");
        update.put("precision", symbol(schema, "precision", "EXACT"));
        update.put("stage", "ENROLLED");
        update.put("people", 1L);
        return update;
    }

    /** The same with something that a rule forbids. */
    GenericRecord broken(GenericRecord update) {
        GenericRecord broken = new GenericData.Record((GenericData.Record) update, true);
        switch (random.nextInt(6)) {
            case 0 -> broken.put("agency", "US_FAULTS");
            case 1 -> broken.put("initiative", "");
            case 2 -> broken.put("periodEnd", "2024-02-30");
            case 3 -> broken.put("revision", -1);
            case 4 -> broken.put("submittedAt", SUBMITTED / 1000);
            default -> broken.put("note", "x".repeat(10_001));
        }
        return broken;
    }

    /** With a note that makes it about so large. */
    static GenericRecord padded(GenericRecord update, String note) {
        GenericRecord padded = new GenericData.Record((GenericData.Record) update, true);
        padded.put("note", note);
        return padded;
    }

    static byte[] encode(GenericRecord update, int schemaId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(update.getSchema()).write(update, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String initiative() {
        return random.nextInt(30) == 0 ? "faults-not-in-the-catalog" : oneOf(Programme.initiatives());
    }

    private String amount() {
        return BigDecimal.valueOf(random.nextLong(-10_000_000_000L, 90_000_000_000_000L), random.nextInt(3))
                .toPlainString();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Object symbol(Schema schema, String field, String symbol) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
    }
}
