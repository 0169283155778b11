package org.hled.api.figures;

import java.util.Optional;

/** There are no figures yet; the message says what is being waited for. */
public final class NotReadyException extends RuntimeException {

    NotReadyException(Optional<String> obstacle) {
        super(obstacle.orElse("What has been published so far is still being read."));
    }
}
