package org.hled.local.report;

import org.apache.avro.specific.SpecificRecord;

/**
 * An update ready to be published.
 *
 * @param kind which kind
 * @param reportId its key
 * @param value what is published
 */
public record Update(UpdateKind kind, String reportId, SpecificRecord value) {}
