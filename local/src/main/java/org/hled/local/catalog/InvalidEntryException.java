package org.hled.local.catalog;

import org.yaml.snakeyaml.nodes.Node;

/** An entry of the catalog that no record can be made of. */
final class InvalidEntryException extends RuntimeException {

    private final int line;

    InvalidEntryException(int line, String message) {
        super(message);
        this.line = line;
    }

    InvalidEntryException(Node node, String message) {
        this(lineOf(node), message);
    }

    /** The line of the file on which the node begins, from 1. */
    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    int line() {
        return line;
    }
}
