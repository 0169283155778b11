import assert from "node:assert/strict";
import { test } from "node:test";
import { Pause } from "../../main/resources/public/assets/pause.mjs";

test("shows the latest until it is paused, and again afterwards", () => {
  const pause = new Pause();
  assert.deepEqual(pause.shown("first", 1), { state: "first", now: 1 });
  assert.equal(pause.since, null);

  pause.toggle("first", 2);
  assert.equal(pause.since, 2);
  assert.deepEqual(pause.shown("second", 3), { state: "first", now: 2 });
  assert.deepEqual(pause.shown("third", 4), { state: "first", now: 2 });

  pause.toggle("third", 5);
  assert.equal(pause.since, null);
  assert.deepEqual(pause.shown("third", 5), { state: "third", now: 5 });
});
