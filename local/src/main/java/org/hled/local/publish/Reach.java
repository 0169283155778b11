package org.hled.local.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicCheck;
import org.hled.schemas.topic.TopicFault;
import org.hled.schemas.topic.TopicSetup;

/** Talks to the broker about topics, and says in one line where it cannot. */
final class Reach {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Target target;

    Reach(Target target) {
        this.target = target;
    }

    /** Checks that the broker has these topics: it creates none by itself. */
    void requireTopics(List<? extends Topic<?>> topics) {
        withAdmin(admin -> admin.describeTopics(topics.stream().map(Topic::name).toList())
                .allTopicNames()
                .get());
    }

    /**
     * Creates those that are missing.
     *
     * @throws Fault if one that exists is not as it must be
     */
    void createTopics(List<Topic<?>> topics) {
        List<TopicFault> faults = new ArrayList<>();
        withAdmin(admin -> faults.addAll(new TopicCheck(admin).faults(new TopicSetup(admin).create(topics))));
        if (!faults.isEmpty()) {
            throw new Fault("topics exist already and are not as they must be, or records are lost; set them so:\n"
                    + WrongTopics.text(target, faults));
        }
    }

    private interface Question {
        void ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void withAdmin(Question question) {
        Map<String, Object> settings = target.client(
                Map.of("default.api.timeout.ms", TIMEOUT_MILLIS, "request.timeout.ms", TIMEOUT_MILLIS / 2));
        try (Admin admin = Admin.create(settings)) {
            question.ask(admin);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new Fault("the broker lacks the topics, which the aggregator makes: is it running?", e);
            }
            throw Refusal.of(target, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
