package org.hled.api.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.ChangedKey;
import org.hled.api.figures.Figures;
import org.hled.api.figures.TotalKey;
import org.hled.api.totals.Selection;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/** The audiences by what they follow, so that a change is shown to those alone whom it may touch. For the hub's thread. */
final class Audiences {

    private static final String ANY = "";

    private final Map<Selection, Audience> all = new HashMap<>();
    private final Map<Place, Set<Audience>> byPlace = new HashMap<>();

    private record Place(String scope, String id) {}

    /**
     * Lets the follower in among those who follow the same.
     *
     * @param now number of the last change
     */
    void add(Follower follower, long now) {
        Audience audience = all.computeIfAbsent(follower.selection(), selection -> {
            Audience created = new Audience(selection, now);
            places(selection)
                    .forEach(place -> byPlace.computeIfAbsent(place, key -> new HashSet<>())
                            .add(created));
            return created;
        });
        audience.followers().add(follower);
        follower.joins(audience);
    }

    /**
     * Lets the follower out; an audience without followers is forgotten.
     *
     * @return whether it was in
     */
    boolean remove(Follower follower) {
        Audience audience = follower.audience();
        if (!audience.followers().remove(follower)) {
            return false;
        }
        if (audience.followers().isEmpty() && all.remove(audience.selection(), audience)) {
            places(audience.selection())
                    .forEach(place -> byPlace.computeIfPresent(place, (key, there) -> {
                        there.remove(audience);
                        return there.isEmpty() ? null : there;
                    }));
        }
        return true;
    }

    Collection<Audience> all() {
        return all.values();
    }

    /** Tells each audience that the key concerns. */
    void concernedBy(ChangedKey key, Figures figures, Consumer<Audience> each) {
        switch (key) {
            case ChangedKey.OfTotal(TotalKey total) ->
                at(total.scope(), total.id())
                        .filter(audience -> audience.selection().has(total))
                        .forEach(each);
            case ChangedKey.OfInitiative(String id) ->
                figures.catalogEntry(id)
                        .ifPresent(entry -> places(entry)
                                .forEach(place -> at(place.scope(), place.id()).forEach(each)));
        }
    }

    private java.util.stream.Stream<Audience> at(String scope, String id) {
        return java.util.stream.Stream.of(new Place(scope, id), new Place(scope, ANY))
                .flatMap(place -> byPlace.getOrDefault(place, Set.of()).stream());
    }

    private static List<Place> places(CatalogEntry entry) {
        return List.of(
                new Place(Scope.PROGRAMME.id(), Programme.ID),
                new Place(Scope.PILLAR.id(), entry.pillar()),
                new Place(Scope.INITIATIVE.id(), entry.id()));
    }

    private static List<Place> places(Selection selection) {
        List<Place> places = new ArrayList<>();
        for (Scope scope : selection.scopes()) {
            if (selection.ids().isEmpty()) {
                places.add(new Place(scope.id(), ANY));
            }
            selection.ids().forEach(id -> places.add(new Place(scope.id(), id)));
        }
        return places;
    }
}
