package org.hled.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingClientTest {

    private static final List<Standing> STANDINGS = List.of(
            Standings.of("training", "on-track", "behind", "flat"),
            Standings.stalled("waits", "waits/2026-11-24T04:02:50Z", 2));

    @Test
    void readsStatusReasonsAndTheOpenAlert() throws IOException {
        try (PlayedApi api = PlayedApi.start(() -> Standings.json(STANDINGS));
                StandingClient client = new StandingClient(api.url())) {
            assertThat(client.get()).isEqualTo(STANDINGS);
        }
    }

    @Test
    void anAnswerThatIsNoSuccessIsNone() throws IOException {
        try (PlayedApi api = PlayedApi.start(() -> "");
                StandingClient client = new StandingClient(api.url())) {
            api.answerWith(503);

            assertThatThrownBy(client::get)
                    .isInstanceOf(IOException.class)
                    .hasMessage(api.url() + "/api/v1/initiatives answers 503");
        }
    }
}
