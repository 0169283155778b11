package org.hled.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hled.api.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageHttpTest {

    private final ApiServer api = new ApiServer();

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void servesThePageBeforeThereAreFigures() {
        HttpResponse<String> page = api.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("<title>", "lang=\"en\"", "/assets/main.mjs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main.mjs|text/javascript; charset=utf-8",
                "messages/es.mjs|text/javascript; charset=utf-8",
                "style.css|text/css; charset=utf-8",
                "icon.svg|image/svg+xml"
            })
    void servesItsFilesByTheirKind(String pathAndType) {
        String[] parts = pathAndType.split("\\|");

        HttpResponse<String> file = api.get("/assets/" + parts[0]);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains(parts[1]);
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void letsThePageUseWhatIsServedHereAndNothingElse() {
        for (String path : List.of("/", "/figure", "/assets/main.mjs")) {
            assertThat(api.get(path).headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        }
        assertThat(api.get("/api/v1/nothing").headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
    }

    /** What the policy would refuse, and what would be fetched from elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/figure?scope=pillar&version=3"})
    void hasNeitherInlineScriptsNorStylesNorForeignResources(String path) {
        String page = api.get(path).body();

        assertThat(page).doesNotContainPattern("<style|style=|<script(?![^>]*src=)|\\son[a-z]+=");
        assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.matches("[/?#]([^/].*)?"));
        assertThat(api.get("/assets/style.css").body()).doesNotContain("@import", "url(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/figure", "/assets/main.mjs"})
    void sendsAFileAgainOnlyWhenItIsAnotherOne(String path) {
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = api.get(path, "If-None-Match", "\"other\", W/" + tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(api.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(api.get("/assets/style.css").headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(Optional.of(tag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/nothing.mjs",
                "/assets/messages",
                "/assets/../index.html",
                "/assets/%2e%2e/%2e%2e/application.properties",
                "/assets/..%2F..%2Flogback.xml",
                "/assets//style.css",
                "/index.html"
            })
    void servesNothingElse(String path) {
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }
}
