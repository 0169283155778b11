package org.hled.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.TopicSetup;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackIT {

    private static final Home HOME = new Home(Path.of(".."));

    @TempDir
    private Path data;

    @Test
    void topicsAndSchemaIdsOutliveACrash() throws Exception {
        StackConfig config = StackConfig.onFreePorts(HOME, data);
        try (Stack stack = new Stack(config)) {
            // given
            stack.broker().launch();
            stack.registry().launch();
            stack.broker().awaitReady();
            stack.registry().awaitReady();
            createTopics(stack);
            Map<String, Integer> before = registerAndGetIds(stack);

            // when
            stack.registry().kill();
            stack.broker().kill();
            assertThat(stack.broker().isRunning()).isFalse();
            stack.broker().launch();
            stack.registry().launch();
            stack.broker().awaitReady();
            stack.registry().awaitReady();

            // then
            assertThat(ids(stack)).isEqualTo(before);
            assertThat(topics(stack))
                    .containsAll(Topics.inputs().stream().map(t -> t.name()).toList());
        }
    }

    @Test
    void saysWhichPartEndedAndWhatItSaidLast() {
        StackConfig config = StackConfig.onFreePorts(HOME, data);
        try (Stack stack = new Stack(config)) {
            stack.registry().start();
            // Not in the common pool, which has as few threads as processors, and which the end of a process needs too.
            var ended = CompletableFuture.supplyAsync(stack::awaitBrokenOff, Thread::startVirtualThread);

            ProcessHandle.of(stack.registry().pid()).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(20)).until(ended::isDone);
            assertThat(ended.join())
                    .hasMessageContaining("the registry ended with exit code 137")
                    .hasMessageContaining("registry.log");
            assertThat(stack.registry().takeUnasked()).containsExactly(ended.join());
            assertThat(stack.registry().takeUnasked()).isEmpty();
            assertThatThrownBy(stack.registry()::kill).hasMessage("registry is not running");
        }
    }

    @Test
    void aPartThatCannotStartIsAFault() {
        // given a registry on the port of another one
        StackConfig config = StackConfig.onFreePorts(HOME, data.resolve("one"));
        try (Stack stack = new Stack(config);
                Stack other = new Stack(new StackConfig(
                        HOME, data.resolve("other"), Ports.free(), config.registryPort(), config.apiPort()))) {
            stack.registry().start();

            assertThatThrownBy(() -> {
                        other.registry().launch();
                        // The first one would answer in its place.
                        await().atMost(Duration.ofSeconds(30))
                                .until(() -> !other.registry().isRunning());
                        throw other.awaitBrokenOff();
                    })
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("the registry ended with exit code 1");
        }
    }

    private static void createTopics(Stack stack) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            new TopicSetup(admin).create(Topics.inputs());
        }
    }

    private static Set<String> topics(Stack stack) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static Map<String, Integer> registerAndGetIds(Stack stack) {
        try (ConfluentRegistry registry = new ConfluentRegistry(stack.registryUrl())) {
            SchemaSetup.register(registry, Topics.inputs());
        }
        return ids(stack);
    }

    private static Map<String, Integer> ids(Stack stack) {
        try (ConfluentRegistry registry = new ConfluentRegistry(stack.registryUrl())) {
            return Topics.inputs().stream()
                    .collect(Collectors.toMap(
                            topic -> topic.subject(),
                            topic -> registry.idOf(
                                    topic.subject(), topic.schema().orElseThrow())));
        }
    }
}
