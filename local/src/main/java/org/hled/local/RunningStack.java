package org.hled.local;

import java.io.PrintStream;
import java.net.URI;
import org.hled.local.stack.DataDirectory;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;

/** A stack and its data directory, ended together: by us, or by a signal, also half-way through the start. */
final class RunningStack implements AutoCloseable {

    private final DataDirectory data;
    private final Stack stack;
    private final PrintStream out;
    private final Thread onSignal = new Thread(this::end, "stop");

    RunningStack(DataDirectory data, StackConfig config, PrintStream out) {
        this.data = data;
        this.stack = new Stack(config);
        this.out = out;
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    void start() {
        long begin = System.nanoTime();
        out.println("starting (logs: %s)".formatted(data.path().resolve("logs")));
        stack.start(part -> out.printf(
                "  %-10s  127.0.0.1:%d  ready after %.1f s%n",
                part.name(), part.port(), (System.nanoTime() - begin) / 1e9));
    }

    Part api() {
        return stack.api(0);
    }

    void sayWhereToLook() {
        URI api = api().url();
        out.println("dashboard    " + api + "/");
        out.println("totals       " + api + "/api/v1/totals");
        out.println("initiatives  " + api + "/api/v1/initiatives");
        out.println("programme    " + api + "/api/v1/programme");
        out.println("uncounted    " + api + "/api/v1/uncounted");
        out.println("rejections   " + api + "/api/v1/rejections");
        out.println("Kafka        " + stack.bootstrapServers());
        out.println("registry     " + stack.registryUrl());
        out.println("data, logs   " + data.path());
        out.println("Ctrl-C ends it.");
    }

    /** Runs until a signal ends this process, or throws what a part that ended by itself said. */
    void runOn() {
        throw stack.awaitBrokenOff();
    }

    boolean isStopping() {
        return stack.isClosed();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // A signal came first, and its hook does the same.
            return;
        }
        end();
    }

    private void end() {
        stack.close();
        data.close();
    }
}
