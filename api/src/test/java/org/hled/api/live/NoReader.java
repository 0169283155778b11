package org.hled.api.live;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** In tests of the HTTP surface the figures are filled by hand. */
@Singleton
@Replaces(LiveReader.class)
final class NoReader implements ApplicationEventListener<ServerStartupEvent> {

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {}
}
