package org.hled.local.faults.former;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a version has told the world before it was stopped, and what must stay true.
 *
 * @param version the number of its last change
 * @param alerts ids of all transitions of alerts, in their order
 * @param figures what was answered at addresses that name a version
 */
public record Told(long version, List<String> alerts, List<Figure> figures) {

    private static final String FILE = "told.json";

    /**
     * An answer.
     *
     * @param address of the figure, with its version
     * @param total what it was
     */
    public record Figure(String address, JsonNode total) {}

    void write(Path directory) throws IOException {
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve(FILE).toFile(), this);
    }

    /** What was told by the stack whose directory this was. */
    public static Told read(Path directory) throws IOException {
        return new ObjectMapper().readValue(directory.resolve(FILE).toFile(), Told.class);
    }
}
