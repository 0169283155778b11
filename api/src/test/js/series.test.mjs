import assert from "node:assert/strict";
import { test } from "node:test";
import { bars, labelled, SIZE } from "../../main/resources/public/assets/geometry.mjs";
import { filled, isTooMuch, periods, seriesBy } from "../../main/resources/public/assets/series.mjs";

const point = (period, value, reports = 1) => ({ period, value, bound: "exact", reports });

test("lists periods over the ends of years", () => {
  assert.deepEqual(periods("2023-11", "2024-02"), ["2023-11", "2023-12", "2024-01", "2024-02"]);
  assert.deepEqual(periods("2023-Q3", "2024-Q1"), ["2023-Q3", "2023-Q4", "2024-Q1"]);
  assert.deepEqual(periods("2023", "2024"), ["2023", "2024"]);
});

test("a period without reports is a gap, a reported zero is a zero", () => {
  assert.deepEqual(filled([point("2024-04", "7"), point("2024-01", "0"), point("2024-03", null, 0)]), [
    point("2024-01", "0"),
    { period: "2024-02", value: null, reports: 0 },
    { period: "2024-03", value: null, reports: 0 },
    point("2024-04", "7"),
  ]);
  assert.deepEqual(filled([point("2024-01", null, 0)]), []);
});

test("takes for each measure the shortest periods in which half of its reports count", async () => {
  const points = {
    month: { monthly: [point("2024-01", "9", 9)], yearly: [point("2024-01", "1", 1)], mixed: [point("2024-01", "5", 5)] },
    quarter: { monthly: [point("2024-Q1", "9", 9)], yearly: [point("2024-Q1", "1", 1)], mixed: [point("2024-Q1", "5", 5)] },
    year: { monthly: [point("2024", "9", 9)], yearly: [point("2024", "3", 3)], mixed: [point("2024", "10", 10)], none: [point("2024", null, 0)] },
  };
  const ask = async (length) =>
    Object.entries(points[length]).map(([measure, all]) => ({ measure, unit: "people", points: all }));
  const lengths = (series) => series.map((one) => [one.measure, one.by]);
  assert.deepEqual(lengths(await seriesBy("auto", ask)), [["mixed", "month"], ["monthly", "month"], ["yearly", "year"]]);
  assert.deepEqual(lengths(await seriesBy("quarter", ask)), [["mixed", "quarter"], ["monthly", "quarter"], ["yearly", "quarter"]]);
});

test("passes over lengths of which there are too many periods, and says so where there are too many years", async () => {
  const refusing = (...refused) => async (length) => {
    if (refused.includes(length)) {
      throw Object.assign(new Error(), { status: 413 });
    }
    return [{ measure: "enrolled", unit: "people", points: [point("2024", "9", 9)] }];
  };
  const lengths = async (ask) => (await seriesBy("auto", ask)).map((one) => one.by);
  assert.deepEqual(await lengths(refusing("month")), ["quarter"]);
  assert.deepEqual(await lengths(refusing("month", "quarter")), ["year"]);
  await assert.rejects(seriesBy("auto", refusing("month", "quarter", "year")), isTooMuch);
  await assert.rejects(seriesBy("month", refusing("month")), isTooMuch);
});

test("an answer that fails in another way is not passed over", async () => {
  const ask = async (length) => {
    if (length === "month") {
      throw Object.assign(new Error(), { status: 503 });
    }
    return [];
  };
  await assert.rejects(seriesBy("auto", ask), (error) => !isTooMuch(error));
});

test("bars stand on zero, those below it hang, gaps have none", () => {
  const { bars: drawn, zero } = bars([point("1", "10"), point("2", "-10"), { period: "3", value: null }, point("4", "0")]);
  assert.equal(drawn[0].y, SIZE.top);
  assert.ok(Math.abs(drawn[0].y + drawn[0].height - zero) < 1e-9);
  assert.equal(drawn[1].y, zero);
  assert.deepEqual(drawn.map((bar) => bar.isGap), [false, false, true, false]);
  assert.equal(drawn[2].height, 0);
  assert.ok(drawn[3].height > 0);
  assert.ok(drawn.every((bar) => bar.x >= 0 && bar.x + bar.width <= SIZE.width));
});

test("labels fit, and the last one is always there", () => {
  assert.deepEqual(labelled(3, 5), [true, true, true]);
  const many = labelled(56, 5);
  assert.ok(many.at(-1));
  assert.ok(many.filter(Boolean).length <= 5);
});
