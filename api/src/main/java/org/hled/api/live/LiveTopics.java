package org.hled.api.live;

import java.util.List;
import java.util.Optional;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.InitiativeRow;
import org.hled.api.figures.LeafKey;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.Row;
import org.hled.api.figures.Stream;
import org.hled.catalog.Initiative;
import org.hled.catalog.Text;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.Change;
import org.hled.totals.LeafTotal;

/** The four topics that are held in memory, and what their records are here. */
final class LiveTopics {

    private LiveTopics() {}

    static List<LiveTopic<?>> all(SchemaRegistry registry) {
        return List.of(
                new LiveTopic<>(Stream.TOTALS, Topics.TOTALS, registry, new TotalMapping()),
                new LiveTopic<>(Stream.LEAVES, Topics.CUBE, registry, new LeafMapping()),
                new LiveTopic<>(Stream.INITIATIVES, Topics.PROGRAMME, registry, new InitiativeMapping()),
                new LiveTopic<>(Stream.STATUSES, Topics.INITIATIVE_STATUS, registry, new StatusMapping()));
    }

    private static final class LeafMapping implements LiveTopic.Mapping<LeafTotal> {
        @Override
        public Change change(LeafTotal leaf) {
            return leaf.getChange();
        }

        @Override
        public Row row(LeafTotal leaf) {
            return new LeafRow(
                    new LeafKey(
                            leaf.getInitiative(),
                            leaf.getAgency(),
                            leaf.getMeasure(),
                            leaf.getUnit(),
                            Optional.ofNullable(leaf.getPlace()).orElse(""),
                            leaf.getPeriod()),
                    Optional.ofNullable(leaf.getPillar()),
                    Optional.ofNullable(leaf.getUncounted()),
                    leaf.getValue(),
                    leaf.getReports(),
                    leaf.getAtLeast(),
                    leaf.getEstimated(),
                    leaf.getNegative());
        }
    }

    private static final class InitiativeMapping implements LiveTopic.Mapping<AcceptedInitiative> {
        @Override
        public Change change(AcceptedInitiative accepted) {
            return accepted.getChange();
        }

        @Override
        public Row row(AcceptedInitiative accepted) {
            return new InitiativeRow(
                    accepted.getId(),
                    Optional.ofNullable(accepted.getInitiative()).map(InitiativeMapping::entry));
        }

        private static CatalogEntry entry(Initiative from) {
            return new CatalogEntry(
                    from.getId(),
                    from.getPillar(),
                    text(from.getTitle()),
                    text(from.getDescription()),
                    from.getAgencies().stream()
                            .map(agency -> new CatalogEntry.Participant(agency.getAgency(), agency.getRole()))
                            .toList(),
                    from.getMeasures().stream()
                            .map(measure -> new CatalogEntry.Expected(measure.getMeasure(), measure.getAgency()))
                            .toList(),
                    from.getStartDate(),
                    from.getCadence(),
                    from.getGrace(),
                    from.getTimeZone(),
                    from.getStatus(),
                    from.getTargets().stream()
                            .map(target -> new CatalogEntry.Target(
                                    target.getMeasure(),
                                    target.getUnit(),
                                    target.getValue(),
                                    target.getFrom(),
                                    target.getBaseline(),
                                    target.getDue()))
                            .toList());
        }

        private static CatalogEntry.Text text(Text from) {
            return new CatalogEntry.Text(from.getEn(), from.getEs());
        }
    }
}
