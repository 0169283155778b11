package org.hled.aggregator.wire;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSource;

/**
 * Asks the registry in the background, so that whoever asks is not held up for long: he is told that it has not answered yet,
 * and asks again after a while.
 */
public final class BackgroundSchemas implements SchemaSource {

    private final SchemaSource registry;
    private final Duration patience;
    private final Map<Integer, CompletableFuture<Schema>> answers = new ConcurrentHashMap<>();

    /**
     * Knows nothing yet.
     *
     * @param patience how long whoever asks waits for the answer; zero for not at all
     */
    public BackgroundSchemas(SchemaSource registry, Duration patience, InstantSource clock, RegistryStatus status) {
        this.registry = new RememberingSchemas(registry, clock, status);
        this.patience = patience;
    }

    @Override
    public Schema byId(int id) {
        return await(id, answers.computeIfAbsent(id, this::ask));
    }

    private Schema await(int id, CompletableFuture<Schema> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Told once: whoever asks again wants to know anew.
            answers.remove(id, answer);
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new RegistryUnavailableException("the schema registry has not answered yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while the schema registry was asked");
        }
    }

    private CompletableFuture<Schema> ask(int id) {
        return CompletableFuture.supplyAsync(
                () -> {
                    synchronized (registry) {
                        return registry.byId(id);
                    }
                },
                Thread.ofVirtual().name("schema-" + id)::start);
    }
}
