package org.hled.local.faults.watch;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a request to an API. There is nothing else that may come of one. */
sealed interface Reply {

    /** 200, and what it says. */
    record Read(JsonNode page) implements Reply {}

    /** 503. */
    record NotReady() implements Reply {}

    /** No answer, or none within a time. */
    record Silence() implements Reply {}

    /** Nobody listens: the process has gone, or has not come yet. */
    record NobodyThere() implements Reply {}
}
