import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcer } from "../../main/resources/public/assets/announcer.mjs";
import { Language } from "../../main/resources/public/assets/language.mjs";
import { EMPTY, reduce } from "../../main/resources/public/assets/state.mjs";

const en = new Language("en");
const es = new Language("es");
const programme = { type: "programme", programme: { pillars: [{ id: "pillar-4", title: { en: "People", es: "Gente" }, initiatives: [] }] } };
const figures = (version, ...values) => ({
  type: "snapshot", at: 0, version, asOf: "", stale: false, statuses: [],
  totals: values.map((value, i) => ({
    scope: "pillar", id: "pillar-4", measure: `measure-${i}`, unit: "people", period: "all", value, bound: "at-least", reports: 1,
  })),
});
const standings = (version, statuses) => ({
  type: "status", at: 0, version,
  statuses: Object.entries(statuses).map(([id, status]) => ({ id, status, title: { en: `The ${id}`, es: `El ${id}` } })),
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

test("says which initiatives have stalled or recovered, and of many how many", () => {
  const announcer = new Announcer();
  const before = reduce(start, standings(1, { a: "late", b: "late", c: "late", d: "stalled", e: "on-track" }));
  announcer.news(before, en, 0);
  const two = reduce(before, standings(2, { a: "stalled", d: "on-track", e: "stalled" }));
  assert.equal(announcer.news(two, en, 10_000), "The a has stalled. The e has stalled. The d is on track again.");
  const many = reduce(two, standings(3, { b: "stalled", c: "stalled", d: "stalled" }));
  assert.equal(announcer.news(many, en, 20_000), "3 initiatives have stalled.");
  const back = reduce(many, standings(4, { a: "on-track", b: "on-track", c: "on-track" }));
  assert.equal(announcer.news(back, es, 30_000), "3 iniciativas vuelven a estar en curso.");
});

test("an outage is no news of an initiative; what changed over it is", () => {
  const announcer = new Announcer();
  const before = reduce(start, standings(1, { stalled: "stalled", mended: "stalled", fallen: "on-track" }));
  announcer.news(before, en, 0);
  const outage = reduce(before, standings(1, { stalled: "unknown", mended: "unknown", fallen: "unknown" }));
  assert.equal(announcer.news(outage, en, 10_000), "");
  const over = reduce(outage, standings(2, { stalled: "stalled", mended: "on-track", fallen: "stalled" }));
  assert.equal(announcer.news(over, en, 20_000), "The fallen has stalled. The mended is on track again.");
});

test("an initiative that was never known before an outage ended has not changed", () => {
  const announcer = new Announcer();
  const outage = reduce(start, standings(1, { stalled: "unknown" }));
  announcer.news(outage, en, 0);
  assert.equal(announcer.news(reduce(outage, standings(2, { stalled: "stalled" })), en, 10_000), "");
});

test("leaves unsaid what is passed over, and says what comes after it", () => {
  const announcer = new Announcer();
  announcer.news(start, en, 0);
  const meanwhile = reduce(start, figures(2, "2", "2", "2"));
  announcer.passOver(meanwhile);
  assert.equal(announcer.news(meanwhile, en, 60_000), "");
  assert.equal(announcer.news(reduce(meanwhile, figures(3, "2", "2", "3")), en, 60_001), "People: measure-2, at least 3 people.");
});
