package org.hled.schemas.code;

/** What crosses the border: the measures of the Border Crossing Entry Data of the U.S. Bureau of Transportation Statistics. */
public enum Traffic {
    TRUCKS("vehicles"),
    TRUCK_CONTAINERS_LOADED("containers"),
    TRUCK_CONTAINERS_EMPTY("containers"),
    TRAINS("trains"),
    RAIL_CONTAINERS_LOADED("containers"),
    RAIL_CONTAINERS_EMPTY("containers"),
    TRAIN_PASSENGERS("people"),
    BUSES("vehicles"),
    BUS_PASSENGERS("people"),
    PERSONAL_VEHICLES("vehicles"),
    PERSONAL_VEHICLE_PASSENGERS("people"),
    PEDESTRIANS("people");

    private final String unit;

    Traffic(String unit) {
        this.unit = unit;
    }

    /** In what it is counted. */
    public String unit() {
        return unit;
    }
}
