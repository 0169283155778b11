import assert from "node:assert/strict";
import { test } from "node:test";
import { Language } from "../../main/resources/public/assets/language.mjs";
import { reasons } from "../../main/resources/public/assets/view/stalled.mjs";

const NOW = Date.parse("2025-01-01T12:00:00Z");
const flat = (...movedAt) => ({
  status: "on-track", reasons: ["flat"], alert: null, targets: movedAt.map((time) => ({ movedAt: time, behindBy: null })),
});
const said = (standing, code) => reasons(standing, new Language(code), NOW);

test("says since when the only target has not moved", () => {
  assert.deepEqual(said(flat("2024-03-05T12:00:00Z"), "en"), ["Reports come, and a target's figure has not moved since Mar 5, 2024."]);
  assert.deepEqual(said(flat("2024-03-05T12:00:00Z"), "es"), ["Llegan informes, y la cifra de una meta no se mueve desde el 5 mar 2024."]);
});

test("does not guess since when one of several targets has not moved", () => {
  for (const standing of [flat("2024-03-05T12:00:00Z", "2024-11-30T12:00:00Z"), flat("2024-03-05T12:00:00Z", null), flat(null)]) {
    assert.deepEqual(said(standing, "en"), ["Reports come, and a target's figure does not move."]);
    assert.deepEqual(said(standing, "es"), ["Llegan informes, y la cifra de una meta no se mueve."]);
  }
});
