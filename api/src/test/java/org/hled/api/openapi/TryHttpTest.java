package org.hled.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.hled.api.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TryHttpTest {

    private final ApiServer api = new ApiServer();

    @AfterAll
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api, text/html; charset=utf-8",
        "/api/swagger-ui/swagger-ui.css, text/css; charset=utf-8",
        "/api/swagger-ui/swagger-ui-bundle.js, text/javascript; charset=utf-8"
    })
    void servesThePageAndItsFilesUnderAPolicyThatAllowsNothingOfOthers(String path, String type) {
        var response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void hasNothingInlineAndNothingFromElsewhere() {
        assertThat(api.get("/api").body())
                .doesNotContainPattern("<style|style=|<script(?![^>]*src=)|\\son[a-z]+=|(?:src|href)=\"(?!/)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/swagger-ui/index.html",
                "/api/swagger-ui/swagger-ui.js",
                "/api/swagger-ui/..%2Findex.html",
                "/api/nothing"
            })
    void servesNothingElse(String path) {
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }
}
