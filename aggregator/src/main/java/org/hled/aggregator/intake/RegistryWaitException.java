package org.hled.aggregator.intake;

import org.apache.kafka.common.errors.RetriableException;

/** A record's schema could not be had for so long that the attempt is aborted. It will be made again. */
final class RegistryWaitException extends RetriableException {

    RegistryWaitException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
