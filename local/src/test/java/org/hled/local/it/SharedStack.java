package org.hled.local.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack for all integration tests of a run, started when the first asks for it. Tests keep apart by using initiatives and
 * agencies of their own, and leave every part running.
 */
public final class SharedStack implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);
    private static final String SHARED = "shared-stack";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stack.class, type -> start(SHARED), Stack.class);
    }

    /** Where the shared stack keeps its data. */
    static Path data() {
        return data(SHARED);
    }

    private static Path data(String name) {
        return Path.of("target", name + "-" + ProcessHandle.current().pid());
    }

    /** Starts a stack that keeps its data under target, so that the logs are there after the run. */
    static Stack start(String name) {
        Path data = data(name);
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Stack stack = new Stack(StackConfig.onFreePorts(new Home(Path.of("..")), data));
        try {
            stack.start(part -> {});
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }
}
