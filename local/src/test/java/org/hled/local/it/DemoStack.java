package org.hled.local.it;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.hled.local.publish.FilePublisher;
import org.hled.local.publish.Target;
import org.hled.local.stack.Home;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack that holds what {@code ./hled demo} publishes and nothing else, for the tests that are about these figures.
 * Each leaves the totals as it found them.
 */
public final class DemoStack implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DemoStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stack.class, type -> start(), Stack.class);
    }

    private static Stack start() {
        Stack stack = SharedStack.start("demo-stack");
        Home home = new Home(Path.of(".."));
        FilePublisher publisher = new FilePublisher(
                new Target(stack.bootstrapServers(), stack.registryUrl(), Map.of()),
                new PrintStream(OutputStream.nullOutputStream()),
                false);
        publisher.publish(home.catalog());
        publisher.publish(home.reports());
        return stack;
    }
}
