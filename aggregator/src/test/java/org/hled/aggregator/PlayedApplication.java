package org.hled.aggregator;

import java.time.Duration;
import java.util.Optional;

/** An application that runs until it is stopped, or ends by itself when a test says so. */
final class PlayedApplication implements Application {

    private final String name;
    private Runnable onEnd;
    private String remark;
    private boolean ended;

    PlayedApplication(String name) {
        this.name = name;
    }

    /** It cannot go on. */
    void breakDown() {
        ended = true;
        onEnd.run();
    }

    /** A fault comes again and again, and does not end it. */
    void goWrong(String remark) {
        this.remark = remark;
    }

    @Override
    public Optional<String> remark() {
        return Optional.ofNullable(remark);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    @Override
    public boolean isRunning() {
        return onEnd != null && !ended;
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public String state() {
        return ended ? "ENDED" : "RUNNING";
    }

    @Override
    public boolean stop(Duration limit) {
        ended = true;
        return true;
    }
}
