package org.hled.api.delivery.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final String SECRET = "0123456789abcdef01234567";

    @Test
    void knowsNoSinkWhereNoneIsConfigured() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void readsSinksOfEveryKindFromProperties() {
        List<SinkSettings> sinks = read(Map.of(
                "hled.alertmanager.url", "http://alertmanager:9093/base/",
                "hled.webhooks.ops-team.url", "https://example.org/hook?token=x",
                "hled.webhooks.ops-team.secret", SECRET,
                "hled.webhooks.daily.url", "https://example.org/daily",
                "hled.webhooks.daily.secret", SECRET,
                "hled.webhooks.daily.form", "digest",
                "hled.webhooks.daily.at", "09:30",
                "hled.webhooks.daily.zone", "America/New_York"));

        assertThat(sinks).extracting(SinkSettings::name).containsExactly("alertmanager", "daily", "ops-team");
        assertThat(sinks.get(0))
                .isInstanceOfSatisfying(
                        SinkSettings.Alertmanager.class,
                        alertmanager -> assertThat(alertmanager.resend()).isEqualTo(Duration.ofMinutes(1)));
        assertThat(sinks.get(1)).isInstanceOfSatisfying(SinkSettings.Digest.class, digest -> {
            assertThat(digest.at()).isEqualTo(LocalTime.of(9, 30));
            assertThat(digest.zone()).isEqualTo(ZoneId.of("America/New_York"));
        });
        assertThat(sinks.get(2)).isInstanceOf(SinkSettings.Events.class);
    }

    @Test
    void readsSinksFromTheEnvironment() {
        PropertySource environment = PropertySource.of(
                "env",
                Map.of(
                        "HLED_ALERTMANAGER_URL", "http://127.0.0.1:9093",
                        "HLED_ALERTMANAGER_RESEND", "PT2S",
                        "HLED_WEBHOOKS_OPS_URL", "http://127.0.0.1:1/ops",
                        "HLED_WEBHOOKS_OPS_SECRET", SECRET,
                        "HLED_WEBHOOKS_OPS_TEAM_URL", "http://127.0.0.1:1/ops-team",
                        "HLED_WEBHOOKS_OPS_TEAM_SECRET", SECRET),
                PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE);
        try (var context =
                ApplicationContext.builder().propertySources(environment).start()) {
            assertThat(context.getBean(Sinks.class).create())
                    .extracting(Sink::name)
                    .containsExactly("alertmanager", "ops", "ops-team");
        }
    }

    @Test
    void stopsTheStartWhereASettingMakesNoSense() {
        assertThatThrownBy(() -> ApplicationContext.run(Map.of("hled.alertmanager.url", "nothing")))
                .hasStackTraceContaining("HLED_ALERTMANAGER_URL (hled.alertmanager.url) must be a URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hled.alertmanager.url    | ftp://x            | HLED_ALERTMANAGER_URL",
                "hled.alertmanager.url    | http://            | HLED_ALERTMANAGER_URL",
                "hled.alertmanager.url    | not a URL          | HLED_ALERTMANAGER_URL",
                "hled.alertmanager.resend | soon               | HLED_ALERTMANAGER_RESEND",
                "hled.alertmanager.resend | PT0S               | HLED_ALERTMANAGER_RESEND",
                "hled.webhooks.ops.url    | nowhere            | HLED_WEBHOOKS_OPS_URL",
                "hled.webhooks.ops.secret | too-short-a-secret | HLED_WEBHOOKS_OPS_SECRET",
                "hled.webhooks.ops.secret | whsec_notBase64!   | HLED_WEBHOOKS_OPS_SECRET",
                "hled.webhooks.ops.form   | weekly             | HLED_WEBHOOKS_OPS_FORM",
                "hled.webhooks.ops.at     | 25:00              | HLED_WEBHOOKS_OPS_AT",
                "hled.webhooks.ops.zone   | Mexico             | HLED_WEBHOOKS_OPS_ZONE",
                "hled.webhooks.alertmanager.url | http://x     | HLED_WEBHOOKS_ALERTMANAGER_URL",
            })
    void refusesWhatMakesNoSenseAndNamesTheSetting(String property, String value, String named) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "hled.alertmanager.url", "http://127.0.0.1:9093",
                "hled.webhooks.ops.url", "http://127.0.0.1:1/ops",
                "hled.webhooks.ops.secret", SECRET,
                "hled.webhooks.ops.form", "digest"));
        settings.put(property, value);

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(named + " (" + property + ") must ");
    }

    @Test
    void refusesAWebhookWithoutASecret() {
        assertThatThrownBy(() -> read(Map.of("hled.webhooks.ops.url", "http://127.0.0.1:1/ops")))
                .hasMessageStartingWith("HLED_WEBHOOKS_OPS_SECRET ");
    }

    @Test
    void tellsNoSecretInItsMessages() {
        assertThatThrownBy(() -> read(Map.of(
                        "hled.webhooks.ops.url", "http://127.0.0.1:1/ops", "hled.webhooks.ops.secret", "hush-hush")))
                .message()
                .doesNotContain("hush");
        assertThatThrownBy(() -> read(
                        Map.of("hled.webhooks.ops.url", "http://user:hush@ bad", "hled.webhooks.ops.secret", SECRET)))
                .message()
                .doesNotContain("hush");
    }

    @Test
    void showsOfSettingsNothingThatMayBeSecret() {
        List<SinkSettings> sinks = read(Map.of(
                "hled.alertmanager.url", "http://user:hush@alertmanager.example:9093/hush",
                "hled.webhooks.ops.url", "https://example.org/hush?token=hush",
                "hled.webhooks.ops.secret", "hush-hush-hush-hush-hush-hush"));

        assertThat(sinks.toString()).doesNotContain("hush").contains("alertmanager.example", "example.org");
    }

    private static List<SinkSettings> read(Map<String, Object> settings) {
        try (var context = ApplicationContext.builder().properties(settings).build()) {
            return new SettingsReader(context.getEnvironment().start()).read();
        }
    }
}
