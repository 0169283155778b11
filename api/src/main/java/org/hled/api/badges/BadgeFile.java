package org.hled.api.badges;

import java.util.Optional;

/**
 * Which badge is asked for: the last part of the path, {@code pillar-4.svg}.
 *
 * @param id of the pillar or initiative
 */
record BadgeFile(String id, Form form) {

    enum Form {
        SVG,
        JSON
    }

    /** The badge of this name; empty if it ends otherwise. */
    static Optional<BadgeFile> of(String name) {
        if (name.endsWith(".svg")) {
            return Optional.of(new BadgeFile(name.substring(0, name.length() - ".svg".length()), Form.SVG));
        }
        if (name.endsWith(".json")) {
            return Optional.of(new BadgeFile(name.substring(0, name.length() - ".json".length()), Form.JSON));
        }
        return Optional.empty();
    }
}
