package org.hled.bench.fresh;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hled.bench.workload.Catalog;
import org.hled.catalog.ExpectedMeasure;
import org.hled.catalog.Initiative;
import org.hled.schemas.code.Currencies;
import org.hled.schemas.code.Measures;
import org.hled.schemas.code.Transaction;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.update.InvestmentUpdate;

/**
 * Reports that are each the only one of its total: when that total appears, the report has come through, whatever order the
 * others come in. The total is of the probes' own initiative, and each has a transaction and a currency to itself.
 */
final class Probes {

    private static final String AGENCY = "us-bench";
    private static final double NANOS_PER_MILLI = 1e6;

    private final String initiative;
    private final List<Transaction> transactions = List.of(Transaction.values());
    private final List<String> currencies;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final AtomicLongArray sent;
    private final Map<Place, AtomicLongArray> arrivals;

    /** Where probes are looked for. */
    enum Place {
        /** The topic that they are published to. */
        INPUT,
        /** {@code hled.totals}. */
        TOTALS,
        /** A client of the API's stream. */
        HTTP
    }

    /**
     * @param initiative that they report on, and nobody else
     * @param count how many there are to be
     */
    Probes(String initiative, int count) {
        this.initiative = initiative;
        this.currencies = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(Currencies::isKnown)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (count > most()) {
            throw new IllegalArgumentException("there are %d probes at most, and not %d".formatted(most(), count));
        }
        this.sent = new AtomicLongArray(count);
        this.arrivals = Map.of(
                Place.INPUT, new AtomicLongArray(count),
                Place.TOTALS, new AtomicLongArray(count),
                Place.HTTP, new AtomicLongArray(count));
        for (int i = 0; i < count; i++) {
            numbers.put(measure(i) + "/" + currency(i), i);
        }
    }

    String initiative() {
        return initiative;
    }

    int count() {
        return sent.length();
    }

    /** How many there can be. */
    private int most() {
        return transactions.size() * currencies.size();
    }

    /** The initiative's entry in the catalog. */
    Initiative entry() {
        return Initiative.newBuilder(Catalog.entry(initiative, AGENCY))
                .setMeasures(transactions.stream()
                        .map(transaction -> new ExpectedMeasure(measure(transaction), AGENCY))
                        .toList())
                .build();
    }

    /** Makes the records of the probes. For one thread. */
    final class Records {

        private final AvroEncoder<InvestmentUpdate> encoder;

        Records(SchemaRegistry registry) {
            var schema = Topics.INVESTMENTS.schema().orElseThrow();
            this.encoder = new AvroEncoder<>(schema, registry.idOf(Topics.INVESTMENTS.subject(), schema));
        }

        /** The record of a probe, which is sent now. */
        ProducerRecord<byte[], byte[]> sendingNow(int number) {
            String id = initiative + "-" + number;
            InvestmentUpdate update = InvestmentUpdate.newBuilder()
                    .setAgency(AGENCY)
                    .setInitiative(initiative)
                    .setReportId(id)
                    .setPeriodStart("2024-03-01")
                    .setPeriodEnd("2024-03-31")
                    .setSubmittedAt(Instant.parse("2024-04-01T00:00:00Z"))
                    .setTransaction(
                            transactions.get(number % transactions.size()).name())
                    .setAmount(BigDecimal.ONE.toPlainString())
                    .setCurrency(currency(number))
                    .build();
            byte[] value = encoder.encode(update);
            sent.set(number, System.nanoTime());
            return new ProducerRecord<>(Topics.INVESTMENTS.name(), id.getBytes(StandardCharsets.UTF_8), value);
        }
    }

    /** Notes that a record with this key has been read from the input topic. */
    void sawInput(String key) {
        if (key.startsWith(initiative + "-")) {
            saw(Place.INPUT, Integer.parseInt(key.substring(initiative.length() + 1)));
        }
    }

    /** Notes that a total of the probes' initiative, for all time, has been read. */
    void sawTotal(Place place, String measure, String unit) {
        Integer number = numbers.get(measure + "/" + unit);
        if (number != null) {
            saw(place, number);
        }
    }

    /** How many have been seen there. */
    int seen(Place place) {
        int seen = 0;
        for (int i = 0; i < count(); i++) {
            seen += arrivals.get(place).get(i) == 0 ? 0 : 1;
        }
        return seen;
    }

    /** How long those that have been seen there took, in milliseconds. */
    List<Double> millis(Place place) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            long arrived = arrivals.get(place).get(i);
            if (arrived != 0) {
                millis.add(Duration.ofNanos(arrived - sent.get(i)).toNanos() / NANOS_PER_MILLI);
            }
        }
        return millis;
    }

    private void saw(Place place, int number) {
        arrivals.get(place).compareAndSet(number, 0, System.nanoTime());
    }

    private String measure(int number) {
        return measure(transactions.get(number % transactions.size()));
    }

    private static String measure(Transaction transaction) {
        return "investment." + Measures.nameOf(transaction.name());
    }

    private String currency(int number) {
        return currencies.get(number / transactions.size());
    }
}
