package org.hled.aggregator.report;

/**
 * A version of a report, reduced to what counts.
 *
 * @param revision 0 to 10^9
 * @param submittedAt milliseconds since 1970-01-01T00:00:00Z
 * @param withdrawn whether the report is taken back and adds nothing
 * @param contribution what it adds otherwise
 * @param leaf key of the leaf it adds to
 */
public record Report(int revision, long submittedAt, boolean withdrawn, Contribution contribution, String leaf) {}
