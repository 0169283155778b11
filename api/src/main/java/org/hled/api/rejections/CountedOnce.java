package org.hled.api.rejections;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Road;

/**
 * Keeps one rejection of each record, though two generations may have read it while one was built. Asks for the generations once,
 * and not at all where nobody ever rebuilt. For one page.
 */
final class CountedOnce implements Predicate<ToldRejection> {

    private final Supplier<Generations> now;
    private Optional<Generations> known = Optional.empty();

    CountedOnce(Supplier<Generations> now) {
        this.now = now;
    }

    @Override
    public boolean test(ToldRejection told) {
        if (told.generation() == Road.FIRST) {
            return true;
        }
        if (known.isEmpty()) {
            known = Optional.of(now.get());
        }
        RejectionEntry entry = told.entry();
        return known.get().counts(told.generation(), entry.topic(), entry.partition(), entry.offset());
    }
}
