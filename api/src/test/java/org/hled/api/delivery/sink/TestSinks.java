package org.hled.api.delivery.sink;

import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** Sinks for tests outside this package. */
public final class TestSinks {

    public static final String SECRET = "a secret of the test, of 24 bytes and more";

    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private TestSinks() {}

    public static Sink events(String name, String url) {
        return new EventSink(name, webhook(url));
    }

    public static Sink digest(String name, String url, LocalTime at, ZoneId zone) {
        return new DigestSink(name, webhook(url), at, zone);
    }

    public static Sink alertmanager(String url, Duration resend) {
        return new AlertmanagerSink(Endpoint.of("test.url", url), resend, JSON);
    }

    static Webhook webhook(String url) {
        return new Webhook(Endpoint.of("test.url", url), Secret.of("test.secret", SECRET), JSON);
    }
}
