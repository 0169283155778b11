package org.hled.api.badges;

/**
 * A badge: a label, and what there is to say of it.
 *
 * @param detail what it says in full, for those who hear it or ask what it is
 */
record Badge(String label, String message, Colour colour, String detail) {}
