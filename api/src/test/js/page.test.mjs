import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../../main/resources/public/assets/page.mjs";

test("the same words are another text each time, so that they are read out again", () => {
  const element = { textContent: "" };
  const texts = ["3 figures have changed.", "3 figures have changed.", "3 figures have changed."].map((text) => {
    say(element, text);
    return element.textContent;
  });
  assert.deepEqual(texts, ["3 figures have changed.", "3 figures have changed.\u00a0", "3 figures have changed."]);
});
