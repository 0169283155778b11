package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;

/** Which aggregator has the Roll-up, by what the brokers know of its group. */
final class RollUpOwner {

    private static final String LOCK = ".lock";

    private RollUpOwner() {}

    /** The number of the one among these that has it; empty while it is given to somebody. */
    static Optional<Integer> among(List<Integer> aggregators, Stack stack, Admin admin)
            throws ExecutionException, InterruptedException, IOException {
        var group = admin.describeConsumerGroups(List.of(Applications.ROLL_UP))
                .all()
                .get()
                .get(Applications.ROLL_UP);
        if (group.groupState() != GroupState.STABLE) {
            return Optional.empty();
        }
        TopicPartition partials = new TopicPartition(Topics.PARTIALS.name(), 0);
        Optional<String> member = group.members().stream()
                .filter(one -> one.assignment().topicPartitions().contains(partials))
                .findFirst()
                .flatMap(MemberDescription::groupInstanceId);
        for (int number : aggregators) {
            if (member.isPresent() && isOf(member.get(), stack.stateDirectory(number))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /** A member is named after the process, whose name is that of a file in the directory of its state. */
    private static boolean isOf(String member, Path stateDirectory) throws IOException {
        try (Stream<Path> files = Files.list(stateDirectory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(LOCK))
                    .map(name -> name.substring(0, name.length() - LOCK.length()))
                    .anyMatch(member::startsWith);
        }
    }
}
