package org.hled.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of this process: all are stopped when one cannot go on that they need. */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final List<Started> applications = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private record Started(Application application, Supplier<Need> need) {

        boolean isNeeded() {
            return need.get() != Need.NOTHING;
        }

        boolean endsAll() {
            return need.get() == Need.ALL;
        }
    }

    /**
     * Starts an application.
     *
     * @param need what depends on it, now: whether all end where it ends by itself, and whether it is looked at to be ready
     */
    void start(Application application, Supplier<Need> need) {
        Started started = new Started(application, need);
        applications.add(started);
        application.start(() -> {
            if (applications.contains(started) && started.endsAll()) {
                ended.countDown();
            }
        });
    }

    /** Stops an application that is not needed any more. It leaves its group at once, which others may wait for. */
    void stop(Application application) {
        applications.removeIf(started -> started.application() == application);
        if (!application.stop(LONGEST_STOP)) {
            LOG.warn("{} is not needed any more, and does not end", application.name());
        }
    }

    /** Whether every application that is needed runs, its state restored and its partitions assigned. */
    boolean isRunning() {
        List<Application> needed = needed();
        return !needed.isEmpty() && needed.stream().allMatch(Application::isRunning);
    }

    /** Of the applications that are needed, each with its name. */
    List<String> states() {
        return needed().stream()
                .map(application -> application.name() + " " + application.state())
                .toList();
    }

    /** What goes wrong in applications, needed or not, and does not end them. */
    List<String> remarks() {
        return applications.stream()
                .map(Started::application)
                .map(Application::remark)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Application> needed() {
        return applications.stream()
                .filter(Started::isNeeded)
                .map(Started::application)
                .toList();
    }

    /** Waits for so long; true, at once, if an application has ended without which all must, or all were told to. */
    boolean awaitEnd(Duration duration) throws InterruptedException {
        // One that had ended while others could go on without it may be needed by now.
        return applications.stream()
                        .filter(Started::endsAll)
                        .anyMatch(started -> started.application().hasEnded())
                || ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it ends because it was told to; otherwise it ends because it cannot go on. */
    boolean wasToldToStop() {
        return stopping.getCount() == 0;
    }

    /** Waits; false, at once, if the process is to stop. */
    boolean sleep(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        stopping.countDown();
        applications.forEach(started -> started.application().stop(LONGEST_STOP));
        ended.countDown();
    }
}
