package org.hled.api.rejections;

/**
 * A rejection as it stands on its topic.
 *
 * @param generation the one whose Intake has told it; 1 also where it was not the Intake
 */
record ToldRejection(int generation, RejectionEntry entry) {}
