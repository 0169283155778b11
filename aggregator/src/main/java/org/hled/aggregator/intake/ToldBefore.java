package org.hled.aggregator.intake;

import org.hled.schemas.wire.RegistryUnavailableException;

/** What generations before this one have told of rejections. */
@FunctionalInterface
public interface ToldBefore {

    /**
     * Whether they have told the rejection of the record there.
     *
     * @param place topic and partition, as a {@link org.hled.generation.Generation} names them
     * @param offset below the generation's {@code rejectionsFrom}
     * @throws RegistryUnavailableException where it cannot be known yet, since the registry does not answer
     * @throws HeldBackException where it cannot be known yet, since a transaction is open
     */
    boolean hasTold(String place, long offset);
}
