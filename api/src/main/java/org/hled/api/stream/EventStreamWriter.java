package org.hled.api.stream;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.TypedMessageBodyWriter;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/**
 * Hands the bytes of events to the server as they are: its own writer for events would encode each anew for each client. The
 * server asks for the next bytes once the connection has taken the last ones.
 */
@Singleton
@Produces(MediaType.TEXT_EVENT_STREAM)
final class EventStreamWriter implements TypedMessageBodyWriter<EventStream>, ResponseBodyWriter<EventStream> {

    @Override
    public Argument<EventStream> getType() {
        return Argument.of(EventStream.class);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<EventStream> type,
            MediaType mediaType,
            EventStream stream) {
        return bodies.adapt(Publishers.map(stream.pieces(), bodies.readBufferFactory()::adapt));
    }

    @Override
    public void writeTo(
            Argument<EventStream> type,
            MediaType mediaType,
            EventStream stream,
            MutableHeaders headers,
            OutputStream out) {
        throw new UnsupportedOperationException("a stream has no end to be waited for");
    }
}
