package org.hled.aggregator.wire;

/** Where a topic of one partition ends. What a transaction has written that is still open holds back all that stands behind it. */
public interface LogEnd {

    /** Behind all that was written. */
    long written();

    /** Behind all that can be read of what is committed. */
    long readable();
}
