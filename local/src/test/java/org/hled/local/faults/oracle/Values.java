package org.hled.local.faults.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads values of topics by the schema that the registry has for each, as somebody would who has nothing of ours. */
public final class Values implements AutoCloseable {

    private static final int HEADER = 5;

    private final URI registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Optional<Schema>> schemas = new HashMap<>();

    /** @param registry where the registry's Confluent API begins */
    public Values(URI registry) {
        this.registry = registry;
    }

    /** Reads what a part of ours has written. */
    public GenericRecord read(byte[] value) {
        try {
            return read(value, null);
        } catch (Invalid e) {
            throw new AssertionError("what we have written ourselves cannot be read", e);
        }
    }

    /** @param type the full name that the record must have; null if any will do */
    GenericRecord read(byte[] value, String type) throws Invalid {
        if (value.length < HEADER || value[0] != 0) {
            throw new Invalid("not the wire format");
        }
        Schema schema = schemas.computeIfAbsent(ByteBuffer.wrap(value).getInt(1), this::fetch)
                .orElseThrow(() -> new Invalid("no such schema"));
        if (type != null && !schema.getFullName().equals(type)) {
            throw new Invalid("another type: " + schema.getFullName());
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
        GenericRecord record;
        boolean atEnd;
        try {
            record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            atEnd = decoder.isEnd();
        } catch (IOException | RuntimeException e) {
            throw new Invalid("broken bytes: " + e);
        }
        if (!atEnd) {
            throw new Invalid("bytes are left over");
        }
        return record;
    }

    private Optional<Schema> fetch(int id) {
        URI url = URI.create(registry + "/schemas/ids/" + Integer.toUnsignedString(id));
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                return Optional.empty();
            }
            return Optional.of(new Schema.Parser()
                    .parse(json.readTree(answer.body()).path("schema").asText()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the registry does not answer", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
