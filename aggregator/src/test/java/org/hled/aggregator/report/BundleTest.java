package org.hled.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final byte[] MARK = RejectionMark.encode(Optional.empty());

    private final BundleWriter writer = new BundleWriter();

    private record Taken(List<Byte> id, List<Byte> value, long timestamp) {

        Taken(byte[] id, byte[] value, long timestamp) {
            this(boxed(id), boxed(value), timestamp);
        }

        private static List<Byte> boxed(byte[] bytes) {
            List<Byte> boxed = new ArrayList<>();
            for (byte b : bytes) {
                boxed.add(b);
            }
            return boxed;
        }
    }

    @Test
    void handsOverWhatWasPutInInItsOrder() {
        List<Taken> put = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            put.add(add(id(i), value(i * 3), i - 1L));
        }
        Taken longest = add(id(500), value(BundleWriter.LONGEST_VALUE), Long.MAX_VALUE);
        put.add(longest);

        int bytes = writer.bytes();
        byte[] bundle = writer.take();

        assertThat(bundle).hasSize(bytes);
        assertThat(taken(bundle)).isEqualTo(put);
        assertThat(Bundle.ids(bundle).stream().map(Taken::boxed))
                .isEqualTo(put.stream().map(Taken::id).toList());
    }

    @Test
    void isEmptyOnceTaken() {
        assertThat(writer.bytes()).isZero();
        add(id(1), value(4000), 1);
        byte[] first = writer.take();
        assertThat(writer.bytes()).isZero();

        Taken next = add(id(2), value(7), 2);

        assertThat(writer.bytes()).isEqualTo(1 + BundleWriter.ENTRY_BYTES + 7);
        assertThat(taken(writer.take())).containsExactly(next);
        assertThat(taken(first)).containsExactly(new Taken(id(1), value(4000), 1));
        assertThatThrownBy(writer::take).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isToldFromWhatElseGoesDownTheRoad() {
        writer.add(id(1), MARK, 1);
        byte[] bundle = writer.take();
        Report report = new Report(0, 0, false, new Contribution(0, Precision.EXACT), "leaf");

        assertThat(Bundle.isBundle(bundle)).isTrue();
        assertThat(PulseMark.isMark(bundle) || RejectionMark.isMark(bundle) || ReportCodec.isReport(bundle))
                .isFalse();
        assertThat(List.of(PulseMark.encode(1), MARK, ReportCodec.encode(report), new byte[0]))
                .noneMatch(Bundle::isBundle);
    }

    @Test
    void aBundleThatEndsWithinAnEntrySaysSo() {
        add(id(1), value(5), 1);
        int second = writer.bytes();
        add(id(2), value(5), 2);
        byte[] bundle = writer.take();

        for (int length = second + 1; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatThrownBy(() -> taken(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a bundle of %d bytes ends within the entry that begins at byte %d", length, second);
        }
        assertThat(taken(Arrays.copyOf(bundle, second))).hasSize(1);
    }

    @Test
    void refusesWhatIsNoBundle() {
        assertThatThrownBy(() -> taken(MARK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a bundle");
    }

    @Test
    void refusesWhatDoesNotFitAndStaysAsItWas() {
        assertThatThrownBy(() -> writer.add(new byte[15], MARK, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id has 15 bytes, not 16");
        assertThatThrownBy(() -> writer.add(id(1), new byte[BundleWriter.LONGEST_VALUE + 1], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value has 65536 bytes, at most 65535 are allowed");

        assertThat(writer.bytes()).isZero();
    }

    private Taken add(byte[] id, byte[] value, long timestamp) {
        writer.add(id, value, timestamp);
        return new Taken(id, value, timestamp);
    }

    private static List<Taken> taken(byte[] bundle) {
        List<Taken> taken = new ArrayList<>();
        Bundle.forEach(bundle, (id, value, timestamp) -> taken.add(new Taken(id, value, timestamp)));
        return taken;
    }

    private static byte[] id(int of) {
        byte[] id = new byte[ReportId.BYTES];
        Arrays.fill(id, (byte) of);
        return id;
    }

    private static byte[] value(int length) {
        byte[] value = new byte[length];
        for (int i = 0; i < length; i++) {
            value[i] = (byte) (i + length);
        }
        return value;
    }
}
