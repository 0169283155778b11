package org.hled.aggregator.wire;

import java.time.Duration;
import java.time.Instant;
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
    private final InstantSource clock;
    private final Map<Integer, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

    /** What the registry says of an id. */
    private sealed interface Answer {}

    private record Found(Schema schema) implements Answer {}

    /** @param at when: what nobody has heard for a while does not hold any more */
    private record Refusal(RuntimeException why, Instant at) implements Answer {}

    /**
     * Knows nothing yet.
     *
     * @param patience how long the first who asks for an id waits for the answer; zero for not at all. Others do not wait
     */
    public BackgroundSchemas(SchemaSource registry, Duration patience, InstantSource clock, RegistryStatus status) {
        this.registry = new RememberingSchemas(registry, clock, status);
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Schema byId(int id) {
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> asked = answers.compute(id, (key, before) -> isOfUse(before) ? before : mine);
        if (asked == mine) {
            Thread.ofVirtual().name("schema-" + id).start(() -> ask(id, mine));
        }
        return switch (await(asked, asked == mine ? patience : Duration.ZERO)) {
            case Found(var schema) -> schema;
            case Refusal(var why, var at) -> {
                // Told once: whoever asks again wants to know anew.
                answers.remove(id, asked);
                throw why;
            }
        };
    }

    private boolean isOfUse(CompletableFuture<Answer> before) {
        return before != null
                && !(before.getNow(null) instanceof Refusal(var why, var at)
                        && !clock.instant().isBefore(at.plus(RememberingSchemas.FORGET_UNKNOWN)));
    }

    private static Answer await(CompletableFuture<Answer> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new RegistryUnavailableException("the schema registry has not answered yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while the schema registry was asked");
        }
    }

    private void ask(int id, CompletableFuture<Answer> answer) {
        synchronized (registry) {
            try {
                answer.complete(new Found(registry.byId(id)));
            } catch (RuntimeException e) {
                answer.complete(new Refusal(e, clock.instant()));
            } catch (Error e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
