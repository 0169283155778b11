import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcer } from "../../main/resources/public/assets/announcer.mjs";
import { Language } from "../../main/resources/public/assets/language.mjs";
import { EMPTY, reduce } from "../../main/resources/public/assets/state.mjs";

const en = new Language("en");
const programme = { type: "programme", programme: { pillars: [{ id: "pillar-4", title: { en: "People", es: "Gente" }, initiatives: [] }] } };
const figures = (version, ...values) => ({
  type: "snapshot", at: 0, version, asOf: "", stale: false, statuses: [],
  totals: values.map((value, i) => ({
    scope: "pillar", id: "pillar-4", measure: `measure-${i}`, unit: "people", period: "all", value, bound: "at-least", reports: 1,
  })),
});
const start = [programme, figures(1, "1", "1", "1")].reduce(reduce, EMPTY);

test("says nothing of the first figures", () => {
  const announcer = new Announcer();
  assert.equal(announcer.news(EMPTY, en, 0), "");
  assert.equal(announcer.news(start, en, 0), "");
  assert.equal(announcer.news(start, en, 60_000), "");
});

test("says what has changed in words", () => {
  const announcer = new Announcer();
  announcer.news(start, en, 0);
  assert.equal(announcer.news(reduce(start, figures(2, "2000", "1", "1")), en, 1), "People: measure-0, at least 2,000 people.");
});

test("is not chatty: many changes are one sentence, and then it is quiet for ten seconds and forgets nothing", () => {
  const announcer = new Announcer();
  announcer.news(start, en, 0);
  const many = reduce(start, figures(2, "2", "2", "2"));
  assert.equal(announcer.news(many, en, 1_000), "3 figures have changed.");
  const more = reduce(many, figures(3, "2", "2", "3"));
  assert.equal(announcer.news(more, en, 2_000), "");
  assert.equal(announcer.news(more, en, 11_000), "People: measure-2, at least 3 people.");
  assert.equal(announcer.news(more, en, 30_000), "");
});
