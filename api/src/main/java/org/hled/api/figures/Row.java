package org.hled.api.figures;

/** A record of one of the four streams, keyed: a later one of the same key replaces it. */
public sealed interface Row permits TotalRow, LeafRow, InitiativeRow, StatusRow {}
