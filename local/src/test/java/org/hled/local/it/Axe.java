package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;

/** Deque's axe-core: checks a page by the rules of WCAG 2.2, A and AA, and by good practice. */
final class Axe {

    private static final String WEBJAR = "META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    private Axe() {}

    /** What is wrong with the page in the tab. */
    static List<String> violations(Tab tab) {
        if (!tab.evaluate("typeof axe !== 'undefined'").asBoolean()) {
            tab.evaluate(script());
        }
        JsonNode found = tab.evaluate("""
                axe.run(document, { runOnly: { type: 'tag', values: %s } }).then(result => ({
                    passes: result.passes.length,
                    violations: result.violations.map(one =>
                        one.id + ': ' + one.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')),
                }))""".formatted(RULES));
        if (found.path("passes").asInt() < 20) {
            throw new AssertionError("axe-core has hardly looked at anything: " + found);
        }
        return StreamSupport.stream(found.path("violations").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String script() {
        ClassLoader loader = Axe.class.getClassLoader();
        try (InputStream properties = loader.getResourceAsStream(WEBJAR)) {
            Properties read = new Properties();
            read.load(properties);
            String script = "META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted(read.getProperty("version"));
            try (InputStream stream = loader.getResourceAsStream(script)) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8) + "; 0";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
