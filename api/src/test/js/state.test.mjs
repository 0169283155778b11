import assert from "node:assert/strict";
import { test } from "node:test";
import { attention, connection, differences, EMPTY, reduce, totalsOf } from "../../main/resources/public/assets/state.mjs";

const total = (value, more = {}) => ({
  scope: "pillar", id: "pillar-4", measure: "enrollment.enrolled", unit: "people", period: "all",
  value, bound: "exact", reports: 1, ...more,
});
const standing = (id, status, more = {}) => ({ id, status, reasons: [], targets: [], alert: null, ...more });
const snapshot = (version, totals, statuses = [], more = {}) => ({
  type: "snapshot", at: 0, version, asOf: `time ${version}`, stale: false, totals, statuses, ...more,
});
const after = (...news) => news.reduce(reduce, EMPTY);
const enrolled = (state) => totalsOf(state, "pillar-4").map((one) => one.value);

test("a snapshot replaces all, even by an earlier version", () => {
  const state = after(snapshot(9, [total("9"), total("1", { measure: "other" })]), snapshot(3, [total("3")]));
  assert.deepEqual(enrolled(state), ["3"]);
  assert.equal(state.version, 3);
  assert.equal(state.asOf, "time 3");
});

test("a snapshot of an unknown time does not keep the time of the figures before", () => {
  assert.equal(after(snapshot(1, [total("1")]), snapshot(2, [total("2")], [], { asOf: null })).asOf, null);
});

test("a change replaces what it names and leaves the rest", () => {
  const state = after(
    snapshot(1, [total("5000"), total("1", { id: "pillar-1" })], [standing("a", "late"), standing("b", "late")]),
    { type: "total", at: 1, version: 2, asOf: "later", totals: [total("5400")] },
    { type: "status", at: 1, version: 2, asOf: "later", statuses: [standing("a", "stalled")] },
  );
  assert.deepEqual(enrolled(state), ["5400"]);
  assert.equal(totalsOf(state, "pillar-1").length, 1);
  assert.equal(state.statuses.get("a").status, "stalled");
  assert.equal(state.statuses.get("b").status, "late");
  assert.equal(state.asOf, "later");
});

test("a change that is in the figures already does not set them back", () => {
  const state = after(snapshot(5, [total("5")]), { type: "total", at: 1, version: 4, asOf: "before", totals: [total("4")] });
  assert.deepEqual(enrolled(state), ["5"]);
  assert.equal(state.version, 5);
  assert.equal(state.asOf, "time 5");
});

test("takes pillars of all time only", () => {
  const state = after(snapshot(1, [total("1", { scope: "programme" }), total("2", { period: "2024" }), total("3")]));
  assert.deepEqual([...state.totals.values()].map((one) => one.value), ["3"]);
});

test("marks figures that have changed, and none of the first ones", () => {
  const first = after(snapshot(1, [total("1")]));
  assert.equal(first.changed.size, 0);
  const second = reduce(first, { type: "total", at: 7, version: 2, totals: [total("2")] });
  assert.deepEqual([...second.changed.values()], [7]);
  assert.equal(reduce(first, snapshot(1, [total("1")], [], { at: 8 })).changed.size, 0);
});

test("is cut off after 40 s without news, and back with the next", () => {
  const state = after({ type: "mode", mode: "stream" }, snapshot(1, [total("1")]));
  assert.equal(connection(state, 39_999), "live");
  assert.equal(connection(state, 40_000), "cut-off");
  const back = reduce(state, { type: "heartbeat", at: 41_000, version: 1, asOf: "now", stale: false });
  assert.equal(connection(back, 41_000), "live");
  assert.equal(back.asOf, "now");
  assert.deepEqual(enrolled(back), ["1"]);
});

test("a connection that fails is cut off, unless it is back at once; the figures stay", () => {
  const failed = after({ type: "mode", mode: "poll" }, snapshot(1, [total("1")]), { type: "failed", at: 100 }, { type: "failed", at: 2_000 });
  assert.equal(connection(failed, 3_000), "polling");
  assert.equal(connection(failed, 3_100), "cut-off");
  assert.deepEqual(enrolled(failed), ["1"]);
  assert.equal(connection(reduce(failed, snapshot(1, [total("1")], [], { at: 4_000 })), 4_000), "polling");
});

test("a stream that is open again is not cut off, even before it says anything", () => {
  const failed = after({ type: "mode", mode: "stream" }, snapshot(1, []), { type: "failed", at: 0 });
  assert.equal(connection(failed, 5_000), "cut-off");
  assert.equal(connection(reduce(failed, { type: "opened" }), 5_000), "live");
});

test("says that it is cut off where no figures ever came", () => {
  assert.equal(connection(EMPTY, 0), "starting");
  assert.equal(connection(after({ type: "failed", at: 0 }), 3_000), "cut-off");
});

test("says that figures are behind when the server does", () => {
  const state = after({ type: "mode", mode: "stream" }, snapshot(1, []), { type: "heartbeat", at: 1, version: 1, stale: true });
  assert.equal(connection(state, 2), "behind");
  assert.equal(connection(reduce(state, { type: "heartbeat", at: 3, version: 1, stale: false }), 3), "live");
});

test("the worst comes first, and what is closed or paused does not come", () => {
  const state = after(
    snapshot(1, [], [
      standing("flat", "on-track", { reasons: ["flat"] }),
      standing("fine", "on-track"),
      standing("late", "late"),
      standing("open", "unknown", { alert: { id: "x" } }),
      standing("stalled", "stalled", { reasons: ["silent"] }),
      standing("closed", "closed", { reasons: ["behind"] }),
    ]),
  );
  assert.deepEqual(attention(state).map((one) => one.id), ["stalled", "open", "late", "flat"]);
});

test("tells what changed between two states, and nothing of the first", () => {
  const before = after(snapshot(1, [total("1")], [standing("a", "late"), standing("b", "stalled")]));
  const now = reduce(before, snapshot(2, [total("2")], [standing("a", "stalled"), standing("b", "on-track")]));
  assert.deepEqual(differences(before, now), {
    totals: ["pillar/pillar-4/enrollment.enrolled/people/all"], stalled: ["a"], recovered: ["b"],
  });
  assert.deepEqual(differences(EMPTY, now).totals, []);
});
