package org.hled.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.TestTime;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveReaderTest {

    private final Freshness freshness = new Freshness();
    private final LiveFigures figures = new TestTime().figures(freshness);
    private final Published published = new Published().createTopics();
    private final AtomicInteger opened = new AtomicInteger();
    private final LiveReader reader =
            new LiveReader((client, settings) -> open(), published.registry, figures, freshness);

    @AfterEach
    void stop() throws InterruptedException {
        reader.stop();
    }

    private Consumer<byte[], byte[]> open() {
        opened.incrementAndGet();
        return published.consumer;
    }

    @Test
    void catchesUpInAThreadOfItsOwnAndEndsWhenTold() throws InterruptedException {
        reader.onApplicationEvent(null);
        await().until(() -> figures.stamp().isPresent());

        reader.stop();

        assertThat(published.consumer.closed()).isTrue();
    }

    @Test
    void saysWhatIsInTheWay() {
        published.consumer.schedulePollTask(() -> published.bytes(Topics.TOTALS, new byte[] {9}));

        reader.onApplicationEvent(null);

        await().untilAsserted(() -> assertThat(freshness.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("offset 0 of hled.totals cannot be read")));
        assertThat(freshness.isStale()).isTrue();
    }

    @Test
    void survivesWhatItDoesNotUnderstand() {
        published.consumer.setPollException(new KafkaException("no right to read"));

        reader.onApplicationEvent(null);

        await().until(() -> freshness.obstacle().isPresent());
        assertThat(freshness.obstacle()).contains("Reading failed; the log of the service says why.");
    }
}
