package org.hled.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Four compacted topics, a writer of changes and a reader with an assembler. A change becomes visible on one topic
 * before the other, as the markers of a transaction do, but everywhere before anything of the next one.
 */
final class TopicsModel {

    private static final int KEYS = 3;
    static final int CELLS = 4 * KEYS;

    private final List<List<Entry>> changes = new ArrayList<>();
    private final List<List<Entry>> logs = Arrays.stream(Stream.values())
            .map(stream -> (List<Entry>) new ArrayList<Entry>())
            .toList();
    private final int[] read = new int[Stream.values().length];
    private final boolean[] visible = new boolean[Stream.values().length];
    private final ChangeAssembler<Entry> assembler = new ChangeAssembler<>(Entry::cell);
    private final Map<Integer, Long> shown = new HashMap<>();

    private int written;

    /**
     * @param cells of each change, the cells (topic and key) that it writes
     * @param steps how much the version grows with each change
     */
    TopicsModel(List<Set<Integer>> cells, List<Integer> steps) {
        Arrays.fill(visible, true);
        long version = 0;
        for (int i = 0; i < cells.size(); i++) {
            version += steps.get(i);
            ChangeMark mark = new ChangeMark(
                    version,
                    Instant.ofEpochSecond(version),
                    count(cells.get(i), Stream.TOTALS),
                    count(cells.get(i), Stream.LEAVES),
                    count(cells.get(i), Stream.INITIATIVES),
                    count(cells.get(i), Stream.STATUSES));
            changes.add(cells.get(i).stream().map(cell -> new Entry(cell, mark)).toList());
        }
    }

    private static int count(Set<Integer> cells, Stream stream) {
        return (int) cells.stream().filter(cell -> streamOf(cell) == stream).count();
    }

    private static Stream streamOf(int cell) {
        return Stream.values()[cell / KEYS];
    }

    void act(int action) {
        int stream = action % Stream.values().length;
        switch (action % 13) {
            case 0, 1 -> write();
            case 2, 3 -> visible[stream] = true;
            case 4, 5 -> compact(stream, action);
            case 6 -> end();
            default -> read(stream);
        }
    }

    /** Only when all of the last change can be seen: one transaction follows the other. */
    private void write() {
        if (written == changes.size() || !isAllVisible()) {
            return;
        }
        for (Entry entry : changes.get(written++)) {
            int stream = streamOf(entry.cell()).ordinal();
            logs.get(stream).add(entry);
            visible[stream] = false;
        }
    }

    private boolean isAllVisible() {
        return IntStream.range(0, visible.length).allMatch(stream -> visible[stream]);
    }

    private void read(int stream) {
        if (read[stream] < visibleEnd(stream)) {
            Entry entry = logs.get(stream).get(read[stream]++);
            if (!entry.compacted()) {
                assembler.add(Stream.values()[stream], entry.mark(), entry);
            }
        }
    }

    private int visibleEnd(int stream) {
        List<Entry> log = logs.get(stream);
        int end = log.size();
        long last = written == 0 ? 0 : changes.get(written - 1).getFirst().version();
        while (!visible[stream] && end > 0 && log.get(end - 1).version() == last) {
            end--;
        }
        return end;
    }

    /** Takes away a record that has not been read and that a later visible one replaces. */
    private void compact(int stream, int action) {
        List<Entry> log = logs.get(stream);
        int end = visibleEnd(stream);
        if (end == 0) {
            return;
        }
        int at = action % end;
        Entry entry = log.get(at);
        boolean superseded = log.subList(at + 1, end).stream().anyMatch(later -> later.cell() == entry.cell());
        if (superseded && at >= read[stream]) {
            log.set(at, new Entry(entry.cell(), entry.mark(), true));
        }
    }

    private void end() {
        for (int stream = 0; stream < read.length; stream++) {
            if (read[stream] < visibleEnd(stream)) {
                return;
            }
        }
        assembler.atEnd();
    }

    void checkWhatIsShown() {
        for (var change = assembler.next(); change.isPresent(); change = assembler.next()) {
            change.get().records().forEach(entry -> shown.put(entry.cell(), entry.version()));
            assertThat(shown).isEqualTo(stateAfter(change.get().version()));
            assertThat(change.get().asOf())
                    .isEqualTo(Instant.ofEpochSecond(change.get().version()));
        }
    }

    private Map<Integer, Long> stateAfter(long version) {
        Map<Integer, Long> state = new HashMap<>();
        changes.stream()
                .flatMap(List::stream)
                .filter(entry -> entry.version() <= version)
                .forEach(entry -> state.put(entry.cell(), entry.version()));
        return state;
    }

    void finish() {
        while (written < changes.size()) {
            Arrays.fill(visible, true);
            write();
        }
        for (int stream = 0; stream < read.length; stream++) {
            visible[stream] = true;
            while (read[stream] < logs.get(stream).size()) {
                read(stream);
            }
        }
        checkWhatIsShown();
        // A gap may be found only now; then the end is looked for once more.
        end();
        checkWhatIsShown();
        end();
        checkWhatIsShown();
        assertThat(assembler.applied()).isEqualTo(changes.getLast().getFirst().version());
        assertThat(assembler.isBehind()).isFalse();
    }

    record Entry(int cell, ChangeMark mark, boolean compacted) {
        Entry(int cell, ChangeMark mark) {
            this(cell, mark, false);
        }

        long version() {
            return mark.version();
        }
    }
}
