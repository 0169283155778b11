package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hled.local.faults.former.FormerVersion;
import org.hled.local.faults.former.Recording;
import org.hled.local.faults.former.Told;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records what this version leaves behind, for later ones to go on from; CONTRIBUTING.md says when and how. */
@Tag("record")
class RecordIT {

    private static final int MOST_BYTES = 1_500_000;

    @Test
    void recordsWhatThisVersionLeavesBehind() throws Exception {
        String name = System.getProperty("hled.record", "");
        assertThat(name).as("the version to record, -Dhled.record=").isNotEmpty();
        FormerVersion version = FormerVersion.named(name);
        Path data = Files.createDirectories(
                Path.of("target", "record-" + ProcessHandle.current().pid()));
        Told told;
        try (Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data))) {
            stack.start(part -> {});
            told = Recording.of(stack, FaultSuiteIT.seed());
        }
        assertThat(told.alerts()).as("an alert that was raised").isNotEmpty();
        assertThat(told.figures()).as("figures that may be cited").isNotEmpty();
        version.record(data, told);
        assertThat(version.file())
                .satisfies(file ->
                        assertThat(Files.size(file)).as("bytes of " + file).isLessThan(MOST_BYTES));
    }
}
