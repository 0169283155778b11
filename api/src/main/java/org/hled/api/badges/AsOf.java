package org.hled.api.badges;

import org.hled.api.figures.LiveFigures.View;

/** As of when a badge is, for its detail. */
final class AsOf {

    private AsOf() {}

    /** In brackets, with a space before; empty where it is not known. */
    static String of(View view, Language language) {
        return view.time()
                .map(time -> language.choose(" (as of %s%s)", " (al %s%s)")
                        .formatted(
                                time,
                                view.stale() ? language.choose("; may be behind", "; puede no ser lo último") : ""))
                .orElse("");
    }
}
