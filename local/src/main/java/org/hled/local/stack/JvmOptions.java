package org.hled.local.stack;

import java.util.List;
import java.util.stream.Stream;

/**
 * Options that all JVMs of a stack are given beside those of each part: none, unless {@code -Dhled.jvm.options} says so, with
 * spaces between them. Tests have them start sooner.
 */
public final class JvmOptions {

    private static final String PROPERTY = "hled.jvm.options";

    private JvmOptions() {}

    /** For the JVM of a part, and of what stands in its place; they come last, and so overrule its own. */
    public static List<String> given() {
        return Stream.of(System.getProperty(PROPERTY, "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }
}
