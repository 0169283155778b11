package org.hled.local.it;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.totals.LeafTotal;
import org.hled.update.InvestmentUpdate;

/**
 * Financial transactions of the U.S. Millennium Challenge Corporation by fiscal quarter, and their sums, made without our
 * code.
 *
 * <p>A row is two reports: its obligation (a commitment by IATI) and its disbursement. A zero is sent like any other amount,
 * since the source has reported it: missing would be something else. Amounts go as the source has written them.
 */
final class Transactions {

    static final String COMMITTED = "investment.committed";
    static final String DISBURSED = "investment.disbursed";

    private static final String NEGATIVE = "negative";
    private static final String USD = "USD";
    private static final Instant SUBMITTED = Instant.parse("2013-09-30T12:00:00Z");
    private static final Pattern FISCAL_YEAR = Pattern.compile("FY (\\d{4})");
    private static final Pattern FISCAL_QUARTER = Pattern.compile("FQ ([1-4])");
    private static final int SLUG_LENGTH = 50;

    private final RealData data;

    Transactions(RealData data) {
        this.data = data;
    }

    List<CSVRecord> rows() {
        return data.rows("investments/transactions.csv");
    }

    /** Those of the rows whose columns are shifted by one, by the list of them: the source's own mistake. */
    List<CSVRecord> shiftedRows() {
        Set<List<String>> shifted = data.rows("investments/shifted-rows.csv").stream()
                .map(CSVRecord::toList)
                .collect(Collectors.toSet());
        return rows().stream().filter(row -> shifted.contains(row.toList())).toList();
    }

    /** The initiatives of the rows that count, under ids that begin with the prefix. */
    List<String> initiatives(String prefix) {
        return expectedRows().stream()
                .map(row -> initiative(prefix, row))
                .distinct()
                .toList();
    }

    /** The rows as the agency publishes them. */
    static List<ProducerRecord<byte[], byte[]>> reports(
            List<CSVRecord> rows, AvroEncoder<InvestmentUpdate> encoder, String agency, String prefix) {
        return rows.stream()
                .flatMap(row -> Stream.of(
                        report(row, encoder, agency, prefix, "COMMITTED", row.get("obligation")),
                        report(row, encoder, agency, prefix, "DISBURSED", row.get("disbursement"))))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> report(
            CSVRecord row,
            AvroEncoder<InvestmentUpdate> encoder,
            String agency,
            String prefix,
            String transaction,
            String amount) {
        Quarter quarter = Quarter.of(row);
        InvestmentUpdate update = InvestmentUpdate.newBuilder()
                .setAgency(agency)
                .setInitiative(initiative(prefix, row))
                .setReportId("row-%d-%s".formatted(row.getRecordNumber(), transaction))
                .setPeriodStart(quarter.start())
                .setPeriodEnd(quarter.end())
                .setSubmittedAt(SUBMITTED)
                .setTransaction(transaction)
                .setAmount(amount)
                .setCurrency(USD)
                .build();
        String key = agency + "/" + update.getReportId();
        return new ProducerRecord<>(
                Topics.INVESTMENTS.name(), key.getBytes(StandardCharsets.UTF_8), encoder.encode(update));
    }

    /** First and last day of a quarter, as text. */
    private record Quarter(String start, String end) {

        /** The fiscal year of the U.S. begins in October before it. What is no quarter goes as it stands, unguessed. */
        static Quarter of(CSVRecord row) {
            Matcher year = FISCAL_YEAR.matcher(row.get("fy"));
            Matcher quarter = FISCAL_QUARTER.matcher(row.get("fq"));
            if (!year.matches() || !quarter.matches()) {
                String written = row.get("fy") + " " + row.get("fq");
                return new Quarter(written, written);
            }
            YearMonth first = YearMonth.of(Integer.parseInt(year.group(1)) - 1, 10)
                    .plusMonths(3L * (Integer.parseInt(quarter.group(1)) - 1));
            return new Quarter(
                    first.atDay(1).toString(),
                    first.plusMonths(2).atEndOfMonth().toString());
        }
    }

    /** Initiative, quarter and measure → sum and number of reports, and how many of a quarter's reports are negative. */
    Map<String, String> expected(String prefix) {
        Map<String, String> expected = new TreeMap<>();
        for (CSVRecord row : expectedRows()) {
            YearMonth first = YearMonth.parse(row.get("first_month_of_fiscal_quarter"));
            String quarter = "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
            String where = initiative(prefix, row) + "/" + quarter + "/";
            long rows = Long.parseLong(row.get("n"));
            expected.put(where + COMMITTED + "/" + USD, figure(new BigDecimal(row.get("obligation")), rows));
            expected.put(where + DISBURSED + "/" + USD, figure(new BigDecimal(row.get("disbursement")), rows));
            expected.put(where + NEGATIVE, row.get("n_negative"));
        }
        return expected;
    }

    /** The same from the leaves of the initiatives with this prefix; what does not count stands apart, with the reason. */
    static Map<String, String> inCube(Collection<LeafTotal> cube, String prefix) {
        Map<String, String> figures = new TreeMap<>();
        Map<String, Long> negative = new TreeMap<>();
        for (LeafTotal leaf : cube) {
            if (leaf.getInitiative().startsWith(prefix)) {
                String standing = leaf.getUncounted() == null ? "" : leaf.getUncounted() + "/";
                String where = standing + leaf.getInitiative() + "/" + leaf.getPeriod() + "/";
                figures.put(
                        where + leaf.getMeasure() + "/" + leaf.getUnit(), figure(leaf.getValue(), leaf.getReports()));
                negative.merge(where + NEGATIVE, leaf.getNegative(), Long::sum);
            }
        }
        negative.forEach((where, reports) -> figures.put(where, String.valueOf(reports)));
        return figures;
    }

    private static String figure(BigDecimal value, long reports) {
        return "%s from %d reports".formatted(value.setScale(2).toPlainString(), reports);
    }

    private List<CSVRecord> expectedRows() {
        return data.rows("investments/expected.csv");
    }

    /** An id for people to read, with a hash behind it: ids are short, and two projects differ in a sign alone. */
    private static String initiative(String prefix, CSVRecord row) {
        String name = String.join("/", row.get("fund"), row.get("country"), row.get("project"));
        String slug = (prefix + name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = slug.substring(0, Math.min(slug.length(), SLUG_LENGTH)).replaceAll("-$", "");
        return cut + "-" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
