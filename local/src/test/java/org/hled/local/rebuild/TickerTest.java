package org.hled.local.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TickerTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void onATerminalALineChangesAndWhatIsSaidStandsOnALineOfItsOwn() {
        Ticker ticker = new Ticker(out, true);

        ticker.accept("longer");
        ticker.accept("short");
        ticker.say("done");

        assertThat(lines()).isEqualTo("\rlonger\rshort \ndone\n");
    }

    @Test
    void elsewhereALineComesNowAndThen() {
        Ticker ticker = new Ticker(out, false);

        ticker.accept("one");
        ticker.accept("two");
        ticker.say("done");

        assertThat(lines()).isEqualTo("one\ndone\n");
    }

    @Test
    void afterTheLastLineComesNoOther() {
        Ticker ticker = new Ticker(out, true);

        ticker.end("goes on");
        ticker.accept("three");

        assertThat(lines()).isEqualTo("goes on\n");
    }

    private String lines() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
