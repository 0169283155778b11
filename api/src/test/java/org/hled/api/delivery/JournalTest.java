package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.hled.api.delivery.sink.Alerts;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void knowsTheLastRecordOfEachAlertThatIsOpen() {
        journal.see(Alerts.raised("second"));
        journal.see(Alerts.raised("first"));
        journal.see(Alerts.reminder("first", 1));

        assertThat(journal.open()).containsExactly(Alerts.reminder("first", 1), Alerts.raised("second"));
        assertThat(journal.tellsRaised(Alerts.id("first"))).isTrue();
    }

    @Test
    void takesWhatWasResolvedForResolvedForEver() {
        journal.see(Alerts.raised("first"));
        journal.see(Alerts.resolved("first"));
        journal.see(Alerts.raised("first"));

        assertThat(journal.open()).isEmpty();
        assertThat(journal.isResolved(Alerts.id("first"))).isTrue();
    }

    @Test
    void doesNotTakeAReminderForTheRecordThatRaised() {
        journal.see(Alerts.reminder("first", 3));

        assertThat(journal.open()).hasSize(1);
        assertThat(journal.tellsRaised(Alerts.id("first"))).isFalse();
    }

    @Test
    void takesNoTestForAnAlert() {
        journal.see(Alerts.test("one"));

        assertThat(journal.open()).isEmpty();
    }
}
