package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosersTest {

    private final List<String> closed = new ArrayList<>();
    private final Closers closers = new Closers();

    @Test
    void closesTheLastOneFirstAndEachOnce() throws Exception {
        closers.add(() -> closed.add("mount"));
        closers.add(() -> closed.add("stack"));

        closers.close();
        closers.close();

        assertThat(closed).containsExactly("stack", "mount");
    }

    @Test
    void triesAllThoughSomeFail() {
        Exception ofLoad = new IOException("load");
        AssertionError ofStack = new AssertionError("stack");
        closers.add(() -> closed.add("mount"));
        closers.add(() -> {
            throw ofStack;
        });
        closers.add(() -> {
            throw ofLoad;
        });

        assertThatThrownBy(closers::close).isSameAs(ofLoad).hasSuppressedException(ofStack);

        assertThat(closed).containsExactly("mount");
    }

    @Test
    void aFailureIsToldOfThoseThatComeOfIt() {
        Exception ofStack = new IOException("stack");
        Exception failure = new IllegalStateException("nothing moves");
        closers.add(() -> closed.add("mount"));
        closers.add(() -> {
            throw ofStack;
        });

        closers.closeAfter(failure);

        assertThat(failure).hasSuppressedException(ofStack);
        assertThat(closed).containsExactly("mount");
    }
}
