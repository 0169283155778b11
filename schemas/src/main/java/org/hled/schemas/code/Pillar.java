package org.hled.schemas.code;

import java.util.Arrays;
import java.util.Optional;

/** The pillars of the U.S.-Mexico High-Level Economic Dialogue. */
public enum Pillar {
    BUILDING_BACK_TOGETHER("pillar-1", "Building Back Together", "Reconstruir juntos"),
    PROMOTING_SUSTAINABLE_DEVELOPMENT(
            "pillar-2", "Promoting Sustainable Development", "Promover el desarrollo sustentable"),
    SECURING_FUTURE_PROSPERITY("pillar-3", "Securing Future Prosperity", "Asegurar la prosperidad futura"),
    INVESTING_IN_OUR_PEOPLE("pillar-4", "Investing in Our People", "Invertir en nuestra gente");

    private final String id;
    private final String english;
    private final String spanish;

    Pillar(String id, String english, String spanish) {
        this.id = id;
        this.english = english;
        this.spanish = spanish;
    }

    /** The pillar with this id; empty if there is none. */
    public static Optional<Pillar> byId(String id) {
        return Arrays.stream(values()).filter(pillar -> pillar.id.equals(id)).findFirst();
    }

    /** Its id, as in the catalog: {@code pillar-1} to {@code pillar-4}. */
    public String id() {
        return id;
    }

    /** Its title in English. */
    public String english() {
        return english;
    }

    /** Its title in Spanish. */
    public String spanish() {
        return spanish;
    }
}
