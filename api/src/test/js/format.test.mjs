import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, day, figure, grouped, percentDone, period } from "../../main/resources/public/assets/format.mjs";
import { Language } from "../../main/resources/public/assets/language.mjs";

const en = new Language("en");
const es = new Language("es");

test("keeps every digit of a value that no number of JavaScript holds", () => {
  assert.equal(grouped("9007199254740993", "en-US"), "9,007,199,254,740,993");
  assert.equal(amount("123456789012345678901234567890.07", "USD", "en-US"), "123,456,789,012,345,678,901,234,567,890.07 USD");
});

test("groups by the marks of the locale", () => {
  assert.equal(grouped("1234567.50", "de-DE"), "1.234.567,50");
  assert.equal(grouped("5000", "es-MX"), "5,000");
  assert.equal(grouped("-1200.00", "en-US"), "-1,200.00");
  assert.equal(grouped("0", "en-US"), "0");
  assert.equal(grouped("999", "en-US"), "999");
});

test("leaves alone what is no decimal text", () => {
  assert.equal(grouped("n/a", "en-US"), "n/a");
});

test("shows and says how to read a figure", () => {
  const people = { value: "5000", unit: "people", reports: 1 };
  assert.deepEqual(figure({ ...people, bound: "at-least" }, en), { shown: "≥ 5,000", said: "at least 5,000 people" });
  assert.deepEqual(figure({ ...people, bound: "at-least" }, es), { shown: "≥ 5,000", said: "al menos 5,000 personas" });
  assert.deepEqual(figure({ ...people, bound: "exact" }, en), { shown: "5,000", said: "5,000 people" });
  assert.deepEqual(figure({ value: "17500000.00", unit: "USD", bound: "estimated", reports: 1 }, en), {
    shown: "~ 17,500,000.00 USD",
    said: "about 17,500,000.00 USD, an estimate",
  });
});

test("tells missing from zero", () => {
  assert.equal(figure({ value: "0", unit: "people", bound: "exact", reports: 1 }, en).shown, "0");
  assert.deepEqual(figure({ value: "0", unit: "people", bound: "exact", reports: 0 }, en), { shown: "–", said: "no report" });
  assert.equal(figure({ value: null, unit: "people", bound: null, reports: 0 }, en).shown, "–");
});

test("counts the way from the baseline, exactly", () => {
  assert.equal(percentDone("150", "100", "200"), 50);
  assert.equal(percentDone("9007199254740993.00", "0", "9007199254740993"), 100);
  assert.equal(percentDone("0.01", "0", "10000000.00"), 0);
  assert.equal(percentDone(null, "0", "10"), null);
  assert.equal(percentDone("10", "10", "10"), null);
});

test("a date is the same day in every time zone", () => {
  assert.equal(day("2027-04-19", "en-US"), "Apr 19, 2027");
});

test("names periods", () => {
  assert.equal(period("2024-03", en), "Mar 2024");
  assert.equal(period("2024-Q2", es), "T2 2024");
  assert.equal(period("2024", en), "2024");
  assert.equal(period("all", es), "todo el tiempo");
});
