package org.hled.local.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSetup;

/** Makes the topics that one agency alone writes to, and registers their schemas. */
public final class Onboarding {

    private static final Pattern AGENCY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_LENGTH = 64;

    private final Target target;

    public Onboarding(Target target) {
        this.target = target;
    }

    /**
     * Doing it again changes nothing.
     *
     * @param agency id of the agency
     * @return the topics
     * @throws Fault if the id is none, a topic exists that is not as it must be, or broker or registry do not answer
     */
    public List<Topic<?>> onboard(String agency) {
        if (agency.length() > MAX_LENGTH || !AGENCY.matcher(agency).matches()) {
            throw new Fault("'%s' is no agency's id: lower-case letters, digits and single hyphens, at most %d"
                    .formatted(agency, MAX_LENGTH));
        }
        List<Topic<?>> topics = new ArrayList<>();
        Topics.inputs().forEach(topic -> topics.add(topic.ofAgency(agency)));
        try (ConfluentRegistry registry = new ConfluentRegistry(target.registry())) {
            // Schemas first: from the moment that a topic exists it can be published to.
            SchemaSetup.register(registry, topics);
        } catch (RegistryUnavailableException e) {
            throw new Fault(
                    "%s: is it running, and is --registry-port or --schema-registry right?".formatted(e.getMessage()),
                    e);
        }
        new Reach(target).createTopics(topics);
        return topics;
    }
}
