import assert from "node:assert/strict";
import { test } from "node:test";
import { Language } from "../../main/resources/public/assets/language.mjs";
import { EMPTY, reduce } from "../../main/resources/public/assets/state.mjs";
import { reasons } from "../../main/resources/public/assets/view/corrections.mjs";
import { titleOf } from "../../main/resources/public/assets/view/citation.mjs";
import { ownerOf } from "../../main/resources/public/assets/view/owner.mjs";

const en = new Language("en");
const PROGRAMME = {
  id: "hled",
  title: { en: "The programme" },
  pillars: [{ id: "pillar-4", title: { en: "People" }, initiatives: [{ id: "english", title: { en: "English" } }] }],
};

test("says how much of a change is correction, and why", () => {
  assert.deepEqual(reasons({ amount: "-1500.50", unit: "USD", revisions: 1, catalog: false }, en), [
    "Of this change, -1,500.50 USD is correction; the rest is new reports.",
    "1 report was revised or withdrawn.",
  ]);
  assert.deepEqual(reasons({ amount: "0", unit: "people", revisions: 0, catalog: true, rebuild: true }, en), [
    "Of this change, 0 is correction; the rest is new reports.",
    "The catalog has brought reports in or out.",
    "All totals were rebuilt from the reports.",
  ]);
});

test("names what a figure is of, by its id where the catalog does not know it", () => {
  assert.equal(ownerOf({ scope: "programme", id: "hled" }, PROGRAMME, en), "The programme");
  assert.equal(ownerOf({ scope: "pillar", id: "pillar-4" }, PROGRAMME, en), "People");
  assert.equal(ownerOf({ scope: "initiative", id: "english" }, PROGRAMME, en), "English");
  assert.equal(ownerOf({ scope: "initiative", id: "gone" }, PROGRAMME, en), "gone");
  assert.equal(ownerOf({ scope: "pillar", id: "pillar-4" }, null, en), "pillar-4");
  assert.equal(ownerOf({ scope: "toString", id: "x" }, PROGRAMME, en), "x");
  assert.equal(
    titleOf({ scope: "initiative", id: "english", measure: "enrollment.enrolled", period: "2024-Q1" }, PROGRAMME, en),
    "English: People enrolled, Q1 2024",
  );
});

test("keeps the corrections that were last told", () => {
  const told = reduce(EMPTY, { type: "corrections", corrections: { corrections: [] } });
  assert.deepEqual(told.corrections, { corrections: [] });
  assert.deepEqual(reduce(told, { type: "failed", at: 1 }).corrections, { corrections: [] });
});
