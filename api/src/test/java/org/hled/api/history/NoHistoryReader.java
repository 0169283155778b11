package org.hled.api.history;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** In tests of the HTTP surface the history is read by hand. */
@Singleton
@Replaces(HistoryReader.class)
final class NoHistoryReader implements ApplicationEventListener<ServerStartupEvent> {

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {}
}
