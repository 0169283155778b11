package org.hled.schemas.code;

/** The programme whose totals are kept. */
public final class Programme {

    public static final String ID = "hled";
    public static final String ENGLISH = "U.S.-Mexico High-Level Economic Dialogue";
    public static final String SPANISH = "Diálogo Económico de Alto Nivel México-Estados Unidos";

    private Programme() {}
}
