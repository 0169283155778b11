package org.hled.schemas.code;

/** Where a milestone stands. */
public enum MilestoneStatus {
    PLANNED,
    IN_PROGRESS,
    ACHIEVED,
    MISSED,
    CANCELLED
}
