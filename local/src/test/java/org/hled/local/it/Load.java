package org.hled.local.it;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;

/**
 * Reports as a busy agency sends them: mostly new ones, with revisions, late old ones, withdrawals, exact repeats, and bytes
 * that no one can read; and the totals that must come of it.
 */
final class Load {

    private static final Instant SUBMITTED = Instant.parse("2024-05-31T12:00:00Z");
    private static final int CENTS = 100;

    private final String agency;
    private final List<String> initiatives;
    private final AvroEncoder<EnrollmentUpdate> enrollments;
    private final AvroEncoder<InvestmentUpdate> investments;
    private final Random random;
    private final List<Version> versions = new ArrayList<>();
    private int broken;

    Load(Client client, String agency, List<String> initiatives, long seed) {
        this.agency = agency;
        this.initiatives = initiatives;
        this.enrollments = client.encoder(Topics.ENROLLMENTS);
        this.investments = client.encoder(Topics.INVESTMENTS);
        this.random = new Random(seed);
    }

    /** A version of a report: even ones are enrollments, odd ones money. */
    private record Version(int report, int revision, boolean withdrawn, int initiative, int month, long amount) {

        boolean isMoney() {
            return report % 2 == 1;
        }
    }

    /** So many reports with their versions and repeats, in a random order. */
    List<ProducerRecord<byte[], byte[]>> records(int reports) {
        for (int report = 0; report < reports; report++) {
            int revisions = random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0;
            for (int revision = 0; revision <= revisions; revision++) {
                boolean withdrawn = revision > 0 && random.nextInt(4) == 0;
                versions.add(new Version(
                        report,
                        revision,
                        withdrawn,
                        random.nextInt(initiatives.size()),
                        1 + random.nextInt(12),
                        random.nextInt(1_000_000)));
            }
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Version version : versions) {
            records.add(record(version));
            if (random.nextInt(20) == 0) {
                records.add(record(version));
            }
            if (random.nextInt(200) == 0) {
                byte[] noise = new byte[random.nextInt(100)];
                random.nextBytes(noise);
                // Not the first byte of the wire format: never a schema id that has to be waited for.
                records.add(new ProducerRecord<>(Topics.ENROLLMENTS.name(), join((byte) 1, noise)));
                broken++;
            }
        }
        Collections.shuffle(records, random);
        return records;
    }

    /** How many versions may be replaced by a later one of their report, if they come in the order of their revisions. */
    long replaceable() {
        return versions.size()
                - versions.stream().map(Version::report).distinct().count();
    }

    /** How many records nobody can read. */
    int broken() {
        return broken;
    }

    /** Initiative total for all time → value and number of reports. */
    Map<String, String> expected() {
        Map<Integer, Version> winners = new HashMap<>();
        versions.forEach(v -> winners.merge(v.report(), v, (a, b) -> a.revision() > b.revision() ? a : b));
        Map<String, long[]> sums = new TreeMap<>();
        winners.values().stream().filter(v -> !v.withdrawn()).forEach(v -> {
            String what = v.isMoney() ? "/investment.disbursed/MXN" : "/enrollment.enrolled/people";
            for (String period : List.of("all", "2024", "2024-%02d".formatted(v.month()))) {
                long[] sum = sums.computeIfAbsent(
                        "initiative/" + initiatives.get(v.initiative()) + what + "/" + period, k -> new long[2]);
                sum[0] += v.isMoney() ? v.amount() : v.amount() * CENTS;
                sum[1]++;
            }
        });
        Map<String, String> expected = new TreeMap<>();
        sums.forEach((key, sum) -> expected.put(key, BigDecimal.valueOf(sum[0], 2) + " of " + sum[1]));
        return expected;
    }

    /** The same, as the topic of totals has it; quarters are left out. */
    Map<String, String> published(Client client) {
        Map<String, String> published = new TreeMap<>();
        client.latest(Topics.TOTALS).forEach((key, total) -> {
            if (total.getScope().equals("initiative")
                    && initiatives.contains(total.getId())
                    && !total.getPeriod().contains("Q")
                    && total.getReports() > 0) {
                published.put(key, total.getValue() + " of " + total.getReports());
            }
        });
        return published;
    }

    private ProducerRecord<byte[], byte[]> record(Version version) {
        String id = agency + "-" + version.report();
        String month = "2024-%02d".formatted(version.month());
        if (version.isMoney()) {
            return record(
                    Topics.INVESTMENTS,
                    investments,
                    id,
                    InvestmentUpdate.newBuilder()
                            .setAgency(agency)
                            .setInitiative(initiatives.get(version.initiative()))
                            .setReportId(id)
                            .setRevision(version.revision())
                            .setWithdrawn(version.withdrawn())
                            .setPeriodStart(month + "-01")
                            .setPeriodEnd(month + "-28")
                            .setSubmittedAt(SUBMITTED)
                            .setTransaction("DISBURSED")
                            .setAmount(BigDecimal.valueOf(version.amount(), 2).toPlainString())
                            .setCurrency("MXN")
                            .build());
        }
        return record(
                Topics.ENROLLMENTS,
                enrollments,
                id,
                EnrollmentUpdate.newBuilder()
                        .setAgency(agency)
                        .setInitiative(initiatives.get(version.initiative()))
                        .setReportId(id)
                        .setRevision(version.revision())
                        .setWithdrawn(version.withdrawn())
                        .setPeriodStart(month + "-01")
                        .setPeriodEnd(month + "-28")
                        .setSubmittedAt(SUBMITTED)
                        .setStage("ENROLLED")
                        .setPeople(version.amount())
                        .build());
    }

    private static <T extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<T> topic, AvroEncoder<T> encoder, String key, T update) {
        return new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), encoder.encode(update));
    }

    private static byte[] join(byte first, byte[] rest) {
        byte[] joined = new byte[rest.length + 1];
        joined[0] = first;
        System.arraycopy(rest, 0, joined, 1, rest.length);
        return joined;
    }
}
