package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.hled.local.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page's elements become when they are shown again: a programme of two thousand initiatives is drawn each second. */
@ExtendWith(SharedStack.class)
class DashboardNodesIT {

    /** Draws states one after the other; each is of items in lists, an item of what it is called and says. */
    private static final String DRAWING = """
            (async () => {
              const { h, kept, show } = await import("/assets/view/dom.mjs");
              const root = document.createElement("div");
              let made = [];
              const item = ([name, says]) =>
                kept([name, says], () => {
                  made.push(name);
                  return h("li", { "data-name": name }, h("b", {}, says));
                });
              const drawn = [];
              let first = null;
              for (const lists of %s) {
                made = [];
                show(root, lists.map((items) => h("ul", {}, items.map(item))));
                first ??= root.querySelector("li");
                drawn.push({ made, html: root.innerHTML, isFirst: root.querySelector("li") === first });
              }
              return drawn;
            })()""";

    @Test
    void elementsStayWhileTheyAreMadeOfTheSame(Stack stack) throws Exception {
        Chromium.assumeInstalled();
        try (Chromium chromium = new Chromium(Path.of(
                        "target", "chromium-nodes-" + ProcessHandle.current().pid()));
                Tab tab = chromium.tab()) {
            tab.open(stack.api(0).url() + "/?lang=en");
            JsonNode drawn = tab.evaluate(DRAWING.formatted("""
                    [
                      [[["a", "1"], ["b", "1"]]],
                      [[["a", "1"], ["b", "1"]]],
                      [[["a", "1"], ["b", "2"], ["c", "1"]], [["d", "1"]]],
                      [[["b", "2"], ["c", "1"]]],
                      []
                    ]"""));

            assertThat(drawn.get(0).toString()).isEqualTo("""
                    {"made":["a","b"],"html":"%s","isFirst":true}""".formatted(list(item("a", "1"), item("b", "1"))));
            assertThat(drawn.get(1).toString()).isEqualTo("""
                    {"made":[],"html":"%s","isFirst":true}""".formatted(list(item("a", "1"), item("b", "1"))));
            assertThat(drawn.get(2).toString()).isEqualTo("""
                    {"made":["b","c","d"],"html":"%s","isFirst":true}""".formatted(
                            list(item("a", "1"), item("b", "2"), item("c", "1")) + list(item("d", "1"))));
            // What moves up is made again, in the elements that are there.
            assertThat(drawn.get(3).toString()).isEqualTo("""
                    {"made":["b","c"],"html":"%s","isFirst":true}""".formatted(list(item("b", "2"), item("c", "1"))));
            assertThat(drawn.get(4).toString()).isEqualTo("""
                    {"made":[],"html":"","isFirst":false}""");
        }
    }

    private static String list(String... items) {
        return "<ul>" + String.join("", items) + "</ul>";
    }

    private static String item(String name, String says) {
        return "<li data-name=\\\"%s\\\"><b>%s</b></li>".formatted(name, says);
    }
}
