package org.hled.local.stack;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How a part of the stack is run.
 *
 * @param name its name, and that of its log
 * @param port where it listens
 * @param jvm options of its JVM
 * @param classPath its class path
 * @param classArchive where its JVM keeps the classes that it has loaded
 * @param mainClass its main class
 * @param args what its main is given
 * @param environment what is added to our environment
 * @param ready whether it answers
 */
record PartSpec(
        String name,
        int port,
        List<String> jvm,
        String classPath,
        ClassArchive classArchive,
        String mainClass,
        List<String> args,
        Map<String, String> environment,
        BooleanSupplier ready) {}
