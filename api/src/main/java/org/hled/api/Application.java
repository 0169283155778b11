package org.hled.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the totals over HTTP until it is told to end. */
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private Application() {}

    /** Exits with 1, and one line on standard error, if the service cannot start. */
    public static void main(String[] args) throws InterruptedException {
        ApplicationContext context = ApplicationContext.builder()
                .args(args)
                .mainClass(Application.class)
                .banner(false)
                .build();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    context.close();
                    ended.countDown();
                }));
        try {
            EmbeddedServer server =
                    context.start().getBean(EmbeddedServer.class).start();
            LOG.info("Listening on {}", server.getURL());
        } catch (RuntimeException e) {
            System.err.println("hled-api: " + reason(e, context));
            LOG.debug("Starting failed", e);
            System.exit(1);
        }
        ended.await();
    }

    private static String reason(Throwable failure, ApplicationContext context) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        boolean portInUse = causes.stream().anyMatch(BindException.class::isInstance);
        return portInUse
                ? "cannot listen on %s:%s (HLED_HTTP_HOST, HLED_HTTP_PORT): %s"
                        .formatted(
                                context.getProperty("micronaut.server.host", String.class)
                                        .orElse(""),
                                context.getProperty("micronaut.server.port", String.class)
                                        .orElse(""),
                                causes.getLast().getMessage())
                : "cannot start: " + firstLine(ofSetting(causes).orElse(causes.getLast()));
    }

    /** What names the setting at fault tells more than the last cause, e.g. a path alone. */
    private static Optional<Throwable> ofSetting(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> String.valueOf(cause.getMessage()).startsWith("HLED_"))
                .findFirst();
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
