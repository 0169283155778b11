package org.hled.aggregator;

/** What depends on an application, now. */
enum Need {

    /** The totals, and nothing else can go on for it: where it ends, all end, and whoever starts them again starts it too. */
    ALL,

    /** The totals, until another one takes its place that is being built: where it ends, that one goes on. */
    UNTIL_REPLACED,

    /** Nothing yet. */
    NOTHING
}
