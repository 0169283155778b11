package org.hled.aggregator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.schemas.topic.Topics;

/** Whether the aggregator does its work: topics as they must be, state restored, tasks assigned, brokers that take what it writes. */
final class Readiness {

    private final Lifecycle lifecycle;
    private final BrokersStatus brokers;
    private final RegistryStatus registry;
    private final HeldBackStatus heldBack;
    private volatile List<String> obstacles = List.of("starting");
    private volatile InputWatch inputs;
    private volatile Roads roads;

    Readiness(Lifecycle lifecycle, BrokersStatus brokers, RegistryStatus registry, HeldBackStatus heldBack) {
        this.lifecycle = lifecycle;
        this.brokers = brokers;
        this.registry = registry;
        this.heldBack = heldBack;
    }

    /** What keeps it from starting; empty when it has started. */
    void setObstacles(List<String> obstacles) {
        this.obstacles = List.copyOf(obstacles);
    }

    /** Whose findings are to be remarked on, once there are some. */
    void setInputs(InputWatch inputs) {
        this.inputs = inputs;
    }

    /** Whose rebuilds are to be remarked on, once there is one. */
    void setRoads(Roads roads) {
        this.roads = roads;
    }

    State now() {
        List<String> reasons = new ArrayList<>(obstacles);
        if (reasons.isEmpty() && !lifecycle.isRunning()) {
            reasons.add("not running: " + String.join(", ", lifecycle.states()));
        }
        Optional.ofNullable(roads).flatMap(Roads::obstacle).ifPresent(reasons::add);
        brokers.silentSince()
                .ifPresent(since ->
                        reasons.add("the brokers have taken nothing since " + since + "; it is waited for them"));
        List<String> remarks = new ArrayList<>(lifecycle.remarks());
        registry.silentSince()
                .ifPresent(since -> remarks.add("the schema registry has not answered since " + since
                        + "; records whose schema is not known here wait for it"));
        Optional.ofNullable(inputs).map(InputWatch::remarks).ifPresent(remarks::addAll);
        Optional.ofNullable(roads).flatMap(Roads::building).ifPresent(building -> remarks.add(building.progress()));
        if (heldBack.isHeldBack()) {
            remarks.add(
                    "records wait for a transaction on %s that is open: what was rejected before the rebuild stands behind it"
                            .formatted(Topics.REJECTIONS.name()));
        }
        return new State(reasons, remarks);
    }

    /**
     * What is said of it.
     *
     * @param reasons why it is not ready; empty if it is
     * @param remarks what is wrong around it and does not stop it, and how far a rebuild is
     */
    record State(List<String> reasons, List<String> remarks) {

        boolean isReady() {
            return reasons.isEmpty();
        }

        String json() {
            var json = JsonNodeFactory.instance.objectNode().put("status", isReady() ? "UP" : "DOWN");
            reasons.forEach(json.putArray("reasons")::add);
            remarks.forEach(json.putArray("remarks")::add);
            return json.toString();
        }
    }
}
