package org.hled.aggregator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;

/**
 * A generation at work in this process.
 *
 * @param streams its Ledger's
 * @param pulse the pulses down its road
 * @param metrics how its metrics are taken out again
 */
record RunningRoad(
        Generation generation,
        Application intake,
        Application ledger,
        KafkaStreams streams,
        PulseSender pulse,
        Runnable metrics) {

    int number() {
        return generation.getNumber();
    }

    /** What its Ledger reads, and what is deleted when it has. */
    Purge.Line line() {
        Road road = new Road(number());
        return new Purge.Line(road.reports(generation.getPartitions()).name(), road.ledger());
    }

    /** Whether a part of it has ended, and does not begin again here. */
    boolean hasEnded() {
        return Stream.of(intake, ledger).anyMatch(Application::hasEnded);
    }

    /** How far it is, for people; of one that is being built. */
    String progress() {
        return "generation %d is being built: %s"
                .formatted(
                        number(),
                        hasEnded() ? "it has stopped here, and the log says why; a restart tries again" : position());
    }

    private String position() {
        return pulse.behind() > 0 || pulse.told() == 0
                ? "its Intake has %,d records yet to read".formatted(pulse.behind())
                : "it has read all that came before "
                        + Instant.ofEpochMilli(pulse.told()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Stops it for good, with what it has on this machine. */
    void stop(Lifecycle lifecycle) {
        pulse.close();
        lifecycle.stop(intake);
        lifecycle.stop(ledger);
        metrics.run();
    }
}
