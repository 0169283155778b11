package org.hled.local.it;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.schemas.code.Traffic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.totals.LeafTotal;
import org.hled.update.Direction;
import org.hled.update.PortThroughputUpdate;

/**
 * Border Crossing Entry Data of the U.S. Bureau of Transportation Statistics, in the order in which three published vintages
 * brought them; and what stands after all of them, by sums that were made without our code.
 */
final class BorderCrossings {

    private static final Instant SUBMITTED = Instant.parse("2019-09-30T12:00:00Z");
    private static final String ALL = "all";

    private final RealData data;

    BorderCrossings(RealData data) {
        this.data = data;
    }

    /** A report each: revision, port, port_name, month, measure, value. */
    List<CSVRecord> rows() {
        return data.rows("border-crossings/reports-2019.csv.gz");
    }

    /** The twelve measures as our totals name them. */
    static String[] measures() {
        return Stream.of(Traffic.values())
                .map(traffic -> measure(traffic.name()))
                .toArray(String[]::new);
    }

    /** The rows as an agency publishes them. */
    static List<ProducerRecord<byte[], byte[]>> reports(
            List<CSVRecord> rows, AvroEncoder<PortThroughputUpdate> encoder, String agency, String initiative) {
        return rows.stream()
                .map(row -> report(row, encoder, agency, initiative))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> report(
            CSVRecord row, AvroEncoder<PortThroughputUpdate> encoder, String agency, String initiative) {
        YearMonth month = YearMonth.parse(row.get("month"));
        // A row for the same port, month and measure is the same report, revised.
        String id = String.join("/", row.get("port"), row.get("month"), row.get("measure"));
        PortThroughputUpdate update = PortThroughputUpdate.newBuilder()
                .setAgency(agency)
                .setInitiative(initiative)
                .setReportId(id)
                .setRevision(Integer.parseInt(row.get("revision")))
                .setPeriodStart(month.atDay(1).toString())
                .setPeriodEnd(month.atEndOfMonth().toString())
                .setSubmittedAt(SUBMITTED)
                .setPort(row.get("port"))
                .setDirection(Direction.NORTHBOUND)
                .setTraffic(traffic(row.get("measure")))
                .setCrossings(Long.parseLong(row.get("value")))
                .build();
        return new ProducerRecord<>(
                Topics.PORT_THROUGHPUT.name(), id.getBytes(StandardCharsets.UTF_8), encoder.encode(update));
    }

    /** Port, measure and period (all, or a year) → sum and number of reports, as computed elsewhere. */
    Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        for (CSVRecord row : expectedRows()) {
            expected.put(
                    String.join("/", row.get("port"), measure(row.get("measure")), row.get("period")),
                    figure(new BigDecimal(row.get("value")), Long.parseLong(row.get("reports"))));
        }
        return expected;
    }

    /** The same from the leaves of an initiative, which are months; what does not count stands apart, with the reason. */
    static Map<String, String> inCube(Collection<LeafTotal> cube, String initiative) {
        Map<String, Sum> sums = new TreeMap<>();
        for (LeafTotal leaf : cube) {
            if (leaf.getInitiative().equals(initiative)) {
                String standing = leaf.getUncounted() == null ? "" : leaf.getUncounted() + "/";
                String what = standing + leaf.getPlace() + "/" + leaf.getMeasure() + "/";
                String year = String.valueOf(YearMonth.parse(leaf.getPeriod()).getYear());
                Sum sum = new Sum(leaf.getValue(), leaf.getReports());
                sums.merge(what + ALL, sum, Sum::plus);
                sums.merge(what + year, sum, Sum::plus);
            }
        }
        return figures(sums);
    }

    /** Measure and period (all, or a year) → sum over all ports and number of reports, by the sums computed elsewhere. */
    Map<String, String> expectedOfAllPorts() {
        Map<String, Sum> sums = new TreeMap<>();
        for (CSVRecord row : expectedRows()) {
            sums.merge(
                    measure(row.get("measure")) + "/" + row.get("period"),
                    new Sum(new BigDecimal(row.get("value")), Long.parseLong(row.get("reports"))),
                    Sum::plus);
        }
        return figures(sums);
    }

    /** The same, as asked over HTTP: all years in one question. */
    Map<String, String> overHttp(Client client, String initiative) {
        String periods = expectedRows().stream()
                .map(row -> "&period=" + row.get("period"))
                .distinct()
                .collect(Collectors.joining());
        Map<String, String> totals = new TreeMap<>();
        client.api("/api/v1/totals?scope=initiative&id=" + initiative + periods)
                .path("totals")
                .forEach(total -> totals.put(
                        total.path("measure").asText() + "/"
                                + total.path("period").asText(),
                        figure(
                                new BigDecimal(total.path("value").asText()),
                                total.path("reports").asLong())));
        return totals;
    }

    private record Sum(BigDecimal value, long reports) {
        Sum plus(Sum other) {
            return new Sum(value.add(other.value), reports + other.reports);
        }
    }

    private static Map<String, String> figures(Map<String, Sum> sums) {
        Map<String, String> figures = new TreeMap<>();
        sums.forEach((key, sum) -> figures.put(key, figure(sum.value(), sum.reports())));
        return figures;
    }

    /** A figure in one way of writing: counts come with two decimals from the cube, and without from elsewhere. */
    private static String figure(BigDecimal value, long reports) {
        return "%s from %d reports".formatted(value.setScale(2).toPlainString(), reports);
    }

    private List<CSVRecord> expectedRows() {
        return data.rows("border-crossings/expected-2019.csv");
    }

    /** {@code Truck Containers Loaded} is {@code TRUCK_CONTAINERS_LOADED}. */
    private static String traffic(String name) {
        return name.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private static String measure(String name) {
        return "port.%s.northbound".formatted(traffic(name).toLowerCase(Locale.ROOT));
    }
}
