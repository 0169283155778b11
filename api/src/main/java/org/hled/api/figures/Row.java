package org.hled.api.figures;

/** A record of one of the four streams, keyed: a later one of the same key replaces it. */
public sealed interface Row permits TotalRow, LeafRow, InitiativeRow, StatusRow {

    /** What it says something of; on its stream no other thing has the same. */
    default Object subject() {
        return switch (this) {
            case TotalRow total -> total.key();
            case LeafRow leaf -> leaf.key();
            case InitiativeRow initiative -> initiative.id();
            case StatusRow status -> status.initiative();
        };
    }
}
