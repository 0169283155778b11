import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, pageOf } from "../../main/resources/public/assets/permalink.mjs";

const TOTAL = { scope: "pillar", id: "pillar-4", measure: "enrollment.enrolled", unit: "people", period: "2024-03" };

test("a page's address names the figure and the version, and is read back", () => {
  const page = pageOf(TOTAL, 17);

  assert.equal(page, "/figure?scope=pillar&id=pillar-4&measure=enrollment.enrolled&unit=people&period=2024-03&version=17");
  assert.deepEqual(asked(new URL(page, "http://host").search), {
    path: "/totals/pillar/pillar-4/enrollment.enrolled/people/2024-03?version=17",
    version: "17",
  });
});

test("a link within the page keeps the language", () => {
  assert.match(pageOf(TOTAL, 17, { code: "es" }), /&version=17&lang=es$/);
});

test("without a version the figure of now is asked for", () => {
  assert.equal(asked("?scope=a&id=b&measure=c&unit=d&period=e").path, "/totals/a/b/c/d/e");
});

test("an address leads to no other path of the API than a figure's", () => {
  assert.equal(asked("?scope=a&id=b&measure=c&unit=d"), null);
  assert.equal(asked("?scope=a&id=b&measure=c&unit=&period=e"), null);
  assert.equal(asked("?scope=..&id=..&measure=rejections&unit=.&period=e"), null);
  assert.equal(
    asked("?scope=a/../..&id=b%3Fx&measure=c%23&unit=d%25&period=e&version=1%26x=2").path,
    "/totals/a%2F..%2F../b%3Fx/c%23/d%25/e?version=1%26x%3D2",
  );
});
