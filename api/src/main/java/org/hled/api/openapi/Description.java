package org.hled.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hled.api.http.PageFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What the API says of itself: OpenAPI 3.1, as it was made of the code when that was compiled, put right and with examples
 * in it.
 */
@Singleton
final class Description {

    static final String JSON = "application/json";
    static final String YAML = "application/yaml";

    private static final String GENERATED = "META-INF/swagger/openapi.yml";
    /** What operations share, and what is not of a controller of ours. */
    private static final String COMMON = "openapi/common.yml";

    private final PageFile json;
    private final PageFile yaml;

    Description() {
        Map<String, Object> document = OpenApi31.of(merged(read(GENERATED), read(COMMON)));
        Examples.addTo(document);
        json = PageFile.of(json(document), JSON);
        yaml = PageFile.of(yaml(document), YAML);
    }

    PageFile json() {
        return json;
    }

    PageFile yaml() {
        return yaml;
    }

    private static Map<String, Object> read(String resource) {
        try (InputStream stream = Description.class.getClassLoader().getResourceAsStream(resource)) {
            return new Yaml().load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    /** All of both; what both have must be objects. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> both = new LinkedHashMap<>(one);
        other.forEach((key, value) -> both.merge(
                key, value, (mine, added) -> merged((Map<String, Object>) mine, (Map<String, Object>) added)));
        return both;
    }

    private static byte[] json(Map<String, Object> document) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static byte[] yaml(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(options).dump(document).getBytes(StandardCharsets.UTF_8);
    }
}
