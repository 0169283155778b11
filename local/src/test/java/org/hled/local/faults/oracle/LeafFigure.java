package org.hled.local.faults.oracle;

/**
 * What a leaf says.
 *
 * @param pillar that it counts in; empty text where it does not count
 */
public record LeafFigure(String pillar, Sum sum) {

    static final LeafFigure NONE = new LeafFigure("", Sum.NONE);

    LeafFigure plus(Version version) {
        return new LeafFigure(pillar, sum.plus(version));
    }
}
