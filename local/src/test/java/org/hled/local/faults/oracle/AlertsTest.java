package org.hled.local.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertsTest {

    private final Alerts alerts = new Alerts();

    @Test
    void eachTransitionOncePasses() {
        take("raised", "raised");
        take("reminder", "reminder-1");
        take("reminder", "reminder-2");
        take("resolved", "resolved");

        assertThat(alerts.complaints()).isEmpty();
    }

    @Test
    void anAlertThatIsRaisedTwiceIsComplainedOf() {
        take("raised", "raised");
        take("raised", "raised");

        assertThat(alerts.complaints())
                .containsExactly("a/1/raised stands twice", "a/1/raised comes of an alert that is open");
    }

    @Test
    void aReminderThatIsMissingIsComplainedOf() {
        take("raised", "raised");
        take("reminder", "reminder-2");

        assertThat(alerts.complaints()).containsExactly("a/1/reminder-2 comes after 0 reminders");
    }

    @Test
    void whatComesOfNoOpenAlertIsComplainedOf() {
        take("resolved", "resolved");

        assertThat(alerts.complaints()).containsExactly("a/1/resolved comes of an alert that is not open");
    }

    private void take(String transition, String name) {
        alerts.take("a/1", transition, "a/1/" + name);
    }
}
