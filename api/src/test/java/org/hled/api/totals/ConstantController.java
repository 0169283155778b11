package org.hled.api.totals;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;

/** What {@link TotalsThroughput} measures against: an answer of a given size that is always the same. */
@Hidden
@Controller("/constant")
@Requires(property = "constant.bytes")
final class ConstantController {

    private final byte[] body;

    ConstantController(@Value("${constant.bytes}") int bytes) {
        body = new byte[bytes];
        Arrays.fill(body, (byte) ' ');
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    byte[] constant() {
        return body;
    }
}
