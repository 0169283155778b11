package org.hled.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputTopicsTest {

    @Test
    void sharedTopicsAndThoseOfSingleAgenciesAreInputs() {
        assertThat(InputTopics.of("hled.investments")).contains(Topics.INVESTMENTS);
        assertThat(InputTopics.of("hled.port-throughput.us-bts")).contains(Topics.PORT_THROUGHPUT.ofAgency("us-bts"));
    }

    @Test
    void othersAreNot() {
        for (String name : new String[] {
            "hled.totals", "hled.enrollments.MX", "hled.enrollments.", "hled.enrollmentsx", "x.hled.enrollments"
        }) {
            assertThat(InputTopics.of(name)).as(name).isEmpty();
        }
    }
}
