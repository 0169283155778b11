package org.hled.api.badges;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A badge as shields.io takes it (https://shields.io/badges/endpoint-badge), to be drawn in a style of its own.
 *
 * @param schemaVersion always 1
 * @param color red, green and blue: {@code #2b7a2b}
 */
@Serdeable
record ShieldsJson(int schemaVersion, String label, String message, String color) {

    static ShieldsJson of(Badge badge) {
        return new ShieldsJson(1, badge.label(), badge.message(), badge.colour().hex());
    }
}
