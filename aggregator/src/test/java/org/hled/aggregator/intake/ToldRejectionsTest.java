package org.hled.aggregator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.wire.LogEnd;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.Rejections;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToldRejectionsTest {

    private static final String PLACE = "hled.enrollments-0";
    private static final TopicPartition REJECTIONS = new TopicPartition(Topics.REJECTIONS.name(), 0);

    private final TestRegistry registry = new TestRegistry();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final End end = new End();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final HeldBackStatus status = new HeldBackStatus(() -> now);
    private Rejections rejections;
    private int entries;
    private final AtomicInteger opened = new AtomicInteger();
    /** Nobody is let in before so many have asked. */
    private CountDownLatch asking = new CountDownLatch(0);

    /** Where {@code hled.rejections} ends, as the broker says. */
    private static final class End implements LogEnd {
        private long written;
        private long readable;

        @Override
        public long written() {
            return written;
        }

        @Override
        public long readable() {
            return readable;
        }
    }

    @BeforeEach
    void start() {
        SchemaSetup.register(registry, Topics.all());
        rejections = new Rejections(OutputEncoders.lookUp(registry, Topics.all()));
        Node node = new Node(0, "broker", 1);
        consumer.updatePartitions(
                REJECTIONS.topic(),
                List.of(new PartitionInfo(REJECTIONS.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(REJECTIONS, 0L));
    }

    /** Of {@code hled.enrollments-0}, the first five records of which were there before. */
    private ToldRejections told() {
        consumer.updateEndOffsets(Map.of(REJECTIONS, (long) entries));
        return new ToldRejections(
                new Generation(2, Phase.BUILDING.id(), 8, Map.of(PLACE, 5L), Map.of(), Instant.EPOCH),
                () -> {
                    opened.incrementAndGet();
                    await().until(() -> asking.getCount() == 0);
                    return consumer;
                },
                end,
                status,
                registry);
    }

    private void entry(String topic, long offset) {
        entry(rejections.encode(
                new Rejected(topic, 0, offset, 0, null, new byte[] {1}), new Reason("undecodable", null, "no")));
    }

    private void entry(byte[] value) {
        long offset = entries++;
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(REJECTIONS.topic(), 0, offset, null, value)));
    }

    @Test
    void knowsWhatStandsThere() {
        entry("hled.enrollments", 3);
        entry("hled.enrollments", 1);
        entry("hled.investments", 2);
        ToldRejections told = told();

        assertThat(told.hasTold(PLACE, 1)).isTrue();
        assertThat(told.hasTold(PLACE, 2)).isFalse();
        assertThat(told.hasTold(PLACE, 3)).isTrue();
        assertThat(told.hasTold("hled.investments-0", 2))
                .as("of a partition that was not there")
                .isFalse();
        assertThat(consumer.closed()).isTrue();
    }

    /** Of one generation all threads ask the same one, and those that come in their place. */
    @Test
    void isReadOnceForAllThreads() {
        entry("hled.enrollments", 1);
        asking = new CountDownLatch(8);
        ToldRejections told = told();

        List<CompletableFuture<Boolean>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            asking.countDown();
                            return told.hasTold(PLACE, 1);
                        },
                        task -> Thread.ofPlatform().start(task)))
                .limit(asking.getCount())
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isTrue());
        assertThat(opened).hasValue(1);
    }

    @Test
    void anEntryThatCannotBeReadStopsNothing() {
        entry(new byte[] {0, 0, 0, 0, 99, 1});
        entry(new byte[] {7});
        entry((byte[]) null);
        entry("hled.enrollments", 4);

        assertThat(told().hasTold(PLACE, 4)).isTrue();
    }

    @Test
    void aRegistryThatIsDownIsToldOf() {
        entry("hled.enrollments", 4);
        ToldRejections told = told();
        registry.setDown(true);

        assertThatThrownBy(() -> told.hasTold(PLACE, 4)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void whatATransactionThatIsOpenHoldsBackIsWaitedFor() {
        entry("hled.enrollments", 4);
        ToldRejections told = told();
        end.written = 7;
        end.readable = 2;

        assertThatThrownBy(() -> told.hasTold(PLACE, 4))
                .isInstanceOf(HeldBackException.class)
                .hasMessage("what was rejected before is held back by a transaction on hled.rejections that is open");
        assertThat(opened).hasValue(0);

        // What has come since is this generation's own, and there is always more of it.
        end.written = 9;
        end.readable = 7;
        assertThat(told.hasTold(PLACE, 4)).isTrue();
    }

    @Test
    void thatItWaitsIsSaidForAsLongAsSomebodyAsks() {
        ToldRejections told = told();
        assertThat(status.isHeldBack()).isFalse();
        end.written = 7;

        assertThatThrownBy(() -> told.hasTold(PLACE, 4)).isInstanceOf(HeldBackException.class);
        assertThat(status.isHeldBack()).isTrue();

        now = now.plusSeconds(16);
        assertThat(status.isHeldBack()).isFalse();
    }

    @Test
    void whatIsGoneWithItsTopicIsNotWaitedFor() {
        entry("hled.enrollments", 4);
        ToldRejections told = told();
        end.written = 7;
        end.readable = 2;
        assertThatThrownBy(() -> told.hasTold(PLACE, 4)).isInstanceOf(HeldBackException.class);

        // The topic is made anew, and has less.
        end.written = 1;
        end.readable = 1;
        assertThat(told.hasTold(PLACE, 4)).isTrue();
    }

    @Test
    void nothingWasToldWhereTheTopicIsEmpty() {
        assertThat(told().hasTold(PLACE, 0)).isFalse();
    }
}
