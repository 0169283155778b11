package org.hled.schemas.topic;

import java.util.List;
import java.util.SortedMap;

/**
 * What a look at all input topics has found.
 *
 * @param faults what is wrong with those that could be looked at
 * @param unseen by name, those that could not be looked at, and the kind of error
 */
public record InputFindings(List<TopicFault> faults, SortedMap<String, String> unseen) {}
