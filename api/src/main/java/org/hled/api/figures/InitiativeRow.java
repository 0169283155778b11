package org.hled.api.figures;

import java.util.Optional;

/**
 * An entry of the catalog as it is in force.
 *
 * @param id of the initiative
 * @param entry empty where the catalog no longer has it
 */
public record InitiativeRow(String id, Optional<CatalogEntry> entry) implements Row {}
