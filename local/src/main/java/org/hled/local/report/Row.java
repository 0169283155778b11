package org.hled.local.report;

import java.util.Map;

/**
 * A report as a file has it.
 *
 * @param line the line of the file on which it begins, from 1
 * @param fields its fields as written, by name; an absent one is not among them
 */
record Row(int line, Map<String, String> fields) {}
