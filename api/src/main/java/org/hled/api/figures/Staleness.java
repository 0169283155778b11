package org.hled.api.figures;

/** What the figures shown may be missing. */
public enum Staleness {
    /** Nothing of longer than some seconds. */
    CURRENT,
    /** What this service has not read yet. */
    BEHIND,
    /** What the pipeline has not taken in yet: it is dead or far behind, so nobody can tell who reports and who does not. */
    SILENT
}
