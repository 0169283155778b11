package org.hled.api.operator;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.StatusRow;
import org.hled.api.http.ProblemException;
import org.hled.api.kafka.TopicWriter;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Acknowledgement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator says of initiatives, on its way to the aggregator, which applies it in its next change. */
@Singleton
final class Orders {

    static final int LONGEST_NOTE = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final LiveFigures figures;
    private final TopicWriter writer;

    Orders(LiveFigures figures, TopicWriter writer) {
        this.figures = figures;
        this.writer = writer;
    }

    /**
     * How the initiative stands now; empty if the aggregator has not said so yet.
     *
     * @throws ProblemException 404 where the catalog has no such initiative
     */
    Optional<StatusRow> statusOf(String initiative) {
        return figures.read(view -> {
            if (view.figures().catalogEntry(initiative).isEmpty()) {
                throw ProblemException.notFound("The catalog has no initiative '%s'.".formatted(initiative));
            }
            return view.figures().statusOf(initiative);
        });
    }

    HttpResponse<OrderAnswer> acknowledge(String initiative, String alert, Instant until, String note) {
        return write(order(initiative, "acknowledge")
                .setAlert(alert)
                .setUntil(until)
                .setNote(note)
                .build());
    }

    HttpResponse<OrderAnswer> pause(String initiative, Optional<Instant> until, String note) {
        return write(order(initiative, "pause")
                .setUntil(until.orElse(null))
                .setNote(note)
                .build());
    }

    /** Ends the initiative's pause, or its acknowledgement: it never has both. */
    HttpResponse<OrderAnswer> resume(String initiative) {
        return write(order(initiative, "resume").build());
    }

    private static Acknowledgement.Builder order(String initiative, String action) {
        return Acknowledgement.newBuilder().setInitiative(initiative).setAction(action);
    }

    private HttpResponse<OrderAnswer> write(Acknowledgement order) {
        writer.write(Topics.ACKNOWLEDGEMENTS, order.getInitiative(), order);
        LOG.info("The operator's order for {}: {}", order.getInitiative(), order.getAction());
        return HttpResponse.<OrderAnswer>accepted().body(OrderAnswer.of(order)).header("Cache-Control", "no-store");
    }
}
