package org.hled.api.delivery.sink;

import io.micronaut.context.annotation.Context;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.serde.ObjectMapper;
import java.util.List;

/** The sinks that are configured. Made when the service starts, so that a wrong setting stops it. */
@Context
public final class Sinks {

    private final List<SinkSettings> settings;
    private final ObjectMapper json;

    Sinks(PropertyResolver properties, ObjectMapper json) {
        this.settings = new SettingsReader(properties).read();
        this.json = json;
    }

    /** A new one of each, Alertmanager first and webhooks by name: a sink is for one thread. */
    public List<Sink> create() {
        return settings.stream().map(this::sink).toList();
    }

    private Sink sink(SinkSettings of) {
        return switch (of) {
            case SinkSettings.Alertmanager(var endpoint, var resend) -> new AlertmanagerSink(endpoint, resend, json);
            case SinkSettings.Events(var name, var endpoint, var secret) ->
                new EventSink(name, new Webhook(endpoint, secret, json));
            case SinkSettings.Digest(var name, var endpoint, var secret, var at, var zone) ->
                new DigestSink(name, new Webhook(endpoint, secret, json), at, zone);
        };
    }
}
