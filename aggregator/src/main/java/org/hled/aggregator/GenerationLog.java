package org.hled.aggregator;

import java.util.concurrent.ExecutionException;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;

/** What is said of generations. */
interface GenerationLog {

    /** What stands there now; throws as {@link org.hled.schemas.generation.GenerationsReader#read} does. */
    Generations read();

    /** Says something of a generation, and waits until the broker has it. */
    void say(Generation generation) throws ExecutionException, InterruptedException;
}
