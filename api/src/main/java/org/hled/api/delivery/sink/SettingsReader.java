package org.hled.api.delivery.sink;

import io.micronaut.core.value.PropertyCatalog;
import io.micronaut.core.value.PropertyResolver;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads which sinks are configured, and stops the start where a setting makes no sense. */
final class SettingsReader {

    private static final String ALERTMANAGER = "hled.alertmanager";
    private static final String WEBHOOKS = "hled.webhooks";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> OF_A_WEBHOOK = List.of("url", "secret", "form", "at", "zone");

    private static final Duration SHORTEST_RESEND = Duration.ofSeconds(1);
    private static final Duration LONGEST_RESEND = Duration.ofHours(1);

    private final PropertyResolver properties;

    SettingsReader(PropertyResolver properties) {
        this.properties = properties;
    }

    /**
     * The sinks that are configured, Alertmanager first and webhooks by name.
     *
     * @throws InvalidSettingException if a setting makes no sense, or one that is needed is missing
     */
    List<SinkSettings> read() {
        List<SinkSettings> sinks = new ArrayList<>();
        alertmanager().ifPresent(sinks::add);
        webhooks().forEach(name -> sinks.add(webhook(name)));
        return List.copyOf(sinks);
    }

    private Optional<SinkSettings> alertmanager() {
        String url = ALERTMANAGER + ".url";
        return text(url)
                .map(given -> new SinkSettings.Alertmanager(
                        Endpoint.of(url, given),
                        text(ALERTMANAGER + ".resend")
                                .map(SettingsReader::resend)
                                .orElse(Duration.ofMinutes(1))));
    }

    private static Duration resend(String text) {
        String property = ALERTMANAGER + ".resend";
        Duration resend = parse(property, text, Duration::parse, "an ISO 8601 duration such as PT1M");
        if (resend.compareTo(SHORTEST_RESEND) < 0 || resend.compareTo(LONGEST_RESEND) > 0) {
            throw InvalidSettingException.of(property, "must be from PT1S to PT1H, not '%s'.".formatted(text));
        }
        return resend;
    }

    /** A variable of the environment stands for several properties at once: only what has a setting of ours is a name. */
    private Set<String> webhooks() {
        Set<String> names = new TreeSet<>(properties.getPropertyEntries(WEBHOOKS, PropertyCatalog.NORMALIZED));
        names.addAll(properties.getPropertyEntries(WEBHOOKS, PropertyCatalog.GENERATED));
        names.removeIf(name ->
                OF_A_WEBHOOK.stream().noneMatch(setting -> properties.containsProperty(property(name, setting))));
        return names;
    }

    private SinkSettings webhook(String name) {
        if (!NAME.matcher(name).matches() || name.equals("alertmanager")) {
            throw InvalidSettingException.of(
                    property(name, "url"),
                    "must have a name of small letters, digits and hyphens other than alertmanager, not '%s'."
                            .formatted(name));
        }
        Endpoint endpoint = Endpoint.of(property(name, "url"), required(name, "url"));
        Secret secret = Secret.of(property(name, "secret"), required(name, "secret"));
        String form = text(property(name, "form")).orElse("events");
        return switch (form) {
            case "events" -> new SinkSettings.Events(name, endpoint, secret);
            case "digest" -> new SinkSettings.Digest(name, endpoint, secret, at(name), zone(name));
            default ->
                throw InvalidSettingException.of(
                        property(name, "form"), "must be events or digest, not '%s'.".formatted(form));
        };
    }

    private LocalTime at(String name) {
        String property = property(name, "at");
        return parse(property, text(property).orElse("08:00"), LocalTime::parse, "a local time such as 08:00");
    }

    private ZoneId zone(String name) {
        String property = property(name, "zone");
        return parse(
                property,
                text(property).orElse("America/Mexico_City"),
                ZoneId::of,
                "a time zone by its IANA name, such as America/Mexico_City");
    }

    private String required(String name, String setting) {
        String property = property(name, setting);
        return text(property)
                .orElseThrow(() -> InvalidSettingException.of(property, "is missing: a webhook must have one."));
    }

    private Optional<String> text(String property) {
        return properties.getProperty(property, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> T parse(String property, String text, Function<String, T> parser, String allowed) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw InvalidSettingException.of(property, "must be %s, not '%s'.".formatted(allowed, text));
        }
    }

    private static String property(String name, String setting) {
        return WEBHOOKS + "." + name + "." + setting;
    }
}
