package org.hled.schemas.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a total is the total of. */
public enum Scope {
    PROGRAMME,
    PILLAR,
    INITIATIVE;

    /** Its name in keys and in HTTP, e.g. {@code pillar}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this name; empty if there is none. */
    public static Optional<Scope> byId(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }
}
