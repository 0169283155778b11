package org.hled.local.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that the services show Prometheus, as their sources name them. */
final class ServiceMetrics {

    /** A metric from its type and name to where it is registered. */
    private static final Pattern METER = Pattern.compile(
            "(Gauge|Counter)\\s*\\.builder\\(\\s*\"(hled\\.[a-z.]+)\"(.*?)\\.register\\(", Pattern.DOTALL);

    private static final Pattern BASE_UNIT = Pattern.compile("\\.baseUnit\\(\"([a-z]+)\"\\)");
    private static final Pattern NAME = Pattern.compile("\\bhled_[a-z_]+");

    private ServiceMetrics() {}

    /** Our metrics that expressions of Prometheus name. */
    static Set<String> namedIn(Collection<String> expressions) {
        Set<String> named = new TreeSet<>();
        expressions.forEach(expression ->
                NAME.matcher(expression).results().map(MatchResult::group).forEach(named::add));
        return named;
    }

    /** The names that Prometheus is shown, made as Micrometer makes them. */
    static Set<String> all() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("aggregator", "api")) {
            try (Stream<Path> files = Files.walk(Shell.ROOT.resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    METER.matcher(Files.readString(file))
                            .results()
                            .map(meter -> shown(meter.group(1), meter.group(2), meter.group(3)))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static String shown(String type, String name, String settings) {
        String unit = BASE_UNIT
                .matcher(settings)
                .results()
                .map(found -> "_" + found.group(1))
                .findFirst()
                .orElse("");
        String plain = name.replace('.', '_');
        return plain + (plain.endsWith(unit) ? "" : unit) + (type.equals("Counter") ? "_total" : "");
    }
}
