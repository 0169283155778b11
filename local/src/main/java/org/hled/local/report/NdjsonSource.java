package org.hled.local.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reports as NDJSON: an object a line, with the columns of the CSV as keys; null is an absent field. */
final class NdjsonSource implements RowSource {

    /** Numbers keep the digits that they are written with: an amount of 17500000.00 is that text. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private final BufferedReader reader;
    private final Set<String> knownFields;
    private int line;

    NdjsonSource(BufferedReader reader, Set<String> knownFields) {
        this.reader = reader;
        this.knownFields = knownFields;
    }

    @Override
    public Optional<Row> next() throws InvalidRowException, IOException {
        String text = reader.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            line++;
        }
        return text == null ? Optional.empty() : Optional.of(row(text));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Row row(String text) throws InvalidRowException, IOException {
        JsonNode object;
        try {
            object = JSON.readValue(text);
        } catch (JsonProcessingException e) {
            throw new InvalidRowException(line, "is not JSON: " + e.getOriginalMessage());
        }
        if (!object.isObject()) {
            throw new InvalidRowException(line, "must be a JSON object");
        }
        Map<String, String> fields = new HashMap<>();
        for (var property : object.properties()) {
            if (!knownFields.contains(property.getKey())) {
                throw new InvalidRowException(
                        line,
                        "field '%s' is unknown; allowed: %s"
                                .formatted(property.getKey(), String.join(", ", new TreeSet<>(knownFields))));
            }
            text(property.getKey(), property.getValue()).ifPresent(value -> fields.put(property.getKey(), value));
        }
        return new Row(line, fields);
    }

    private Optional<String> text(String name, JsonNode value) throws InvalidRowException {
        if (value.isContainerNode()) {
            throw new InvalidRowException(
                    line, "field '%s' must be text, a number, true, false or null".formatted(name));
        }
        if (value.isNull() || value.asText().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText());
    }
}
