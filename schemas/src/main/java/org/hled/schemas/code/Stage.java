package org.hled.schemas.code;

/** How far people in a programme have come. */
public enum Stage {
    ENROLLED,
    COMPLETED,
    CERTIFIED,
    BENEFITED
}
