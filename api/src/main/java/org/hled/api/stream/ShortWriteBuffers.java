package org.hled.api.stream;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import jakarta.inject.Singleton;

/**
 * Lets less wait in the server for a connection that takes nothing: with as many streams as there may be, the 64 KiB that
 * are usual would be more than the heap. Answers that are not streamed are written whole either way.
 */
@Singleton
final class ShortWriteBuffers implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final WriteBufferWaterMark SHORT = new WriteBufferWaterMark(8 << 10, 16 << 10);

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                if (role == ChannelRole.CONNECTION) {
                    channel.config().setWriteBufferWaterMark(SHORT);
                }
                return this;
            }
        });
        return event.getBean();
    }
}
