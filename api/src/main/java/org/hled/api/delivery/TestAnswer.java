package org.hled.api.delivery;

import io.micronaut.serde.annotation.Serdeable;

/** A test is on its way to every sink, as an event of this id. */
@Serdeable
record TestAnswer(String id) {}
