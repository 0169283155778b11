package org.hled.api.delivery.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hled.catalog.Text;
import org.hled.schemas.wire.TrustedClasses;
import org.hled.stall.Alert;

/** Transitions as the aggregator would publish them. */
public final class Alerts {

    public static final Instant RAISED_AT = Instant.parse("2024-06-11T06:00:00Z");
    public static final Instant RESOLVED_AT = Instant.parse("2024-06-12T09:30:00Z");

    /** Number of the change that all belong to. */
    public static final long VERSION = 7;

    static {
        TrustedClasses.allow();
    }

    private Alerts() {}

    public static Alert raised(String initiative) {
        return of(initiative, "raised", RAISED_AT).build();
    }

    public static Alert reminder(String initiative, int number) {
        return of(initiative, "reminder", RAISED_AT.plus(Duration.ofDays(number)))
                .setId(id(initiative) + "/reminder-" + number)
                .setReminders(number)
                .build();
    }

    public static Alert resolved(String initiative) {
        return of(initiative, "resolved", RESOLVED_AT)
                .setStatus("on-track")
                .setResolution("reported")
                .build();
    }

    public static Alert test(String id) {
        return of("test", "test", RAISED_AT)
                .setId("test/" + id)
                .setAlert("test/" + id)
                .build();
    }

    /** Id of the alert of an initiative. */
    public static String id(String initiative) {
        return initiative + "/" + RAISED_AT;
    }

    private static Alert.Builder of(String initiative, String transition, Instant at) {
        return Alert.newBuilder()
                .setId(id(initiative) + "/" + transition)
                .setAlert(id(initiative))
                .setTransition(transition)
                .setAt(at)
                .setInitiative(initiative)
                .setPillar("pillar-2")
                .setTitle(new Text("Title of " + initiative, "Título de " + initiative))
                .setAgencies(List.of("mx-sep", "us-usaid"))
                .setStatus("stalled")
                .setReasons(List.of("silent"))
                .setRaisedAt(RAISED_AT)
                .setLastReport(Instant.parse("2024-04-30T12:00:00Z"))
                .setDue(Instant.parse("2024-05-30T12:00:00Z"))
                .setVersion(VERSION);
    }
}
