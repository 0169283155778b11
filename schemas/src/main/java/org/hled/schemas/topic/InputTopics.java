package org.hled.schemas.topic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The topics that agencies publish to, by their names: the shared ones, and those of single agencies. */
public final class InputTopics {

    /** Their names. The first group is the shared topic, the second the agency whose own it is. */
    public static final Pattern NAMES = Pattern.compile("("
            + Topics.inputs().stream().map(Topic::name).map(Pattern::quote).collect(Collectors.joining("|"))
            + ")(?:\\.([a-z0-9]+(?:-[a-z0-9]+)*))?");

    private InputTopics() {}

    /** The input topic of this name, as it must be; empty if that is the name of none. */
    public static Optional<Topic<?>> of(String name) {
        Matcher matcher = NAMES.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Topic<?> shared = Topics.inputs().stream()
                .filter(topic -> topic.name().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow();
        String agency = matcher.group(2);
        return Optional.of(agency == null ? shared : shared.ofAgency(agency));
    }
}
