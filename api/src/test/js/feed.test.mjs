import assert from "node:assert/strict";
import { test } from "node:test";
import { Feed } from "../../main/resources/public/assets/feed.mjs";

/** A server that answers what it is told, a stream that says what it is told, and a clock. */
class World {
  now = Date.parse("2024-05-01T00:00:00Z");
  news = [];
  asked = [];
  version = 1;
  streams = [];
  isDown = false;
  asOf = { "/totals": "2024-05-01T00:00:00Z", "/initiatives": "2024-05-01T00:00:00Z" };
  laterAsOf = "2024-05-01T00:00:05Z";

  constructor() {
    const world = this;
    this.EventSource = class {
      static CLOSED = 2;
      readyState = 0;
      listeners = {};
      constructor(url) {
        this.url = url;
        world.streams.push(this);
      }
      addEventListener(type, listener) {
        this.listeners[type] = listener;
      }
      close() {
        this.readyState = 2;
      }
      say(type, data) {
        this.listeners[type]({ data: JSON.stringify(data) });
      }
      fail(readyState) {
        this.readyState = readyState;
        this.listeners.error();
      }
    };
    this.feed = new Feed((one) => this.news.push(one), {
      fetch: (path, options) => this.answer(path, options),
      EventSource: this.EventSource,
      now: () => this.now,
    });
  }

  async answer(path, { headers }) {
    this.asked.push(path);
    if (this.isDown) {
      throw new TypeError("no answer");
    }
    const tag = `W/"${this.version}"`;
    if (headers["If-None-Match"] === tag) {
      return new Response(null, { status: 304, headers: { "HLED-As-Of": this.laterAsOf } });
    }
    const call = path.slice("/api/v1".length).split("?")[0];
    const body = { asOf: this.asOf[call], version: this.version, stale: false, totals: [], initiatives: [], pillars: [], uncounted: [], series: [] };
    return new Response(JSON.stringify(body), { headers: { ETag: tag } });
  }

  async pass(ms) {
    for (let i = 0; i < ms; i += 1_000) {
      this.now += 1_000;
      this.feed.tick();
      await settled();
    }
  }

  of(type) {
    return this.news.filter((one) => one.type === type);
  }

  polls() {
    return this.asked.filter((path) => path.includes("/initiatives")).length;
  }
}

/** Lets all promises that can go on do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function begun() {
  const world = new World();
  world.feed.tick();
  await settled();
  return world;
}

const SNAPSHOT = { version: 7, asOf: "now", stale: false, totals: [], statuses: [] };

test("takes the stream where there is one, and does not ask beside it", async () => {
  const world = await begun();
  world.streams[0].say("snapshot", SNAPSHOT);
  await world.pass(10_000);
  assert.equal(world.polls(), 0);
  assert.deepEqual(world.of("mode").map((one) => one.mode), ["stream"]);
  assert.equal(world.of("snapshot")[0].version, 7);
  assert.equal(world.of("programme").length, 1);
});

test("asks every five seconds where there is no stream, and looks for it again", async () => {
  const world = await begun();
  world.streams[0].fail(2);
  await settled();
  assert.equal(world.polls(), 1);
  await world.pass(20_000);
  assert.equal(world.polls(), 5);
  assert.equal(world.of("mode").at(-1).mode, "poll");
  await world.pass(15_000);
  assert.equal(world.streams.length, 2);
  world.streams[1].say("snapshot", SNAPSHOT);
  const before = world.polls();
  await world.pass(10_000);
  assert.equal(world.polls(), before);
});

test("asks where the stream is open and says nothing", async () => {
  const world = await begun();
  await world.pass(6_000);
  assert.equal(world.polls(), 1);
});

test("keeps its copy while the server says that it is good, and takes the later time", async () => {
  const world = await begun();
  world.streams[0].fail(2);
  await world.pass(5_000);
  assert.equal(world.of("snapshot").at(-1).asOf, world.laterAsOf);
  assert.deepEqual(world.of("snapshot").at(-1).totals, []);
});

test("totals and statuses are two answers: together they are as of the earlier, and of an unknown time where one is", async () => {
  const asOf = async (totals, initiatives) => {
    const world = new World();
    world.asOf = { "/totals": totals, "/initiatives": initiatives };
    world.feed.tick();
    world.streams[0].fail(2);
    await settled();
    return world.of("snapshot")[0].asOf;
  };
  // As text, the half second would be the earlier.
  const [second, half, next] = ["2024-05-01T00:00:01Z", "2024-05-01T00:00:01.500Z", "2024-05-01T00:00:02Z"];
  assert.equal(await asOf(second, half), second);
  assert.equal(await asOf(half, second), second);
  assert.equal(await asOf(next, half), half);
  assert.equal(await asOf(null, half), null);
  assert.equal(await asOf(half, null), null);
});

test("says that it fails when the stream breaks and when nobody answers", async () => {
  const world = await begun();
  world.streams[0].say("snapshot", SNAPSHOT);
  world.isDown = true;
  world.streams[0].fail(0);
  assert.equal(world.of("failed").length, 1);
  world.streams[0].fail(2);
  await world.pass(6_000);
  assert.ok(world.of("failed").length >= 3);
});

test("gives up a stream that has said nothing for 40 s, opens another, and asks if that says nothing either", async () => {
  const world = await begun();
  world.streams[0].say("snapshot", SNAPSHOT);
  await world.pass(39_000);
  assert.equal(world.streams[0].readyState, 0);
  await world.pass(1_000);
  assert.equal(world.streams[0].readyState, 2);
  assert.equal(world.streams.length, 2);
  await world.pass(5_000);
  assert.equal(world.polls(), 1);
});

test("does not put an older answer over what the stream has told meanwhile", async () => {
  const world = await begun();
  await world.pass(5_000);
  const polled = world.of("snapshot").length;
  world.now += 5_000;
  world.feed.tick();
  world.streams[0].say("snapshot", { ...SNAPSHOT, version: 9 });
  await settled();
  assert.equal(world.of("snapshot").length, polled + 1);
  assert.equal(world.of("snapshot").at(-1).version, 9);
  assert.equal(world.of("mode").at(-1).mode, "stream");
});

test("is not cut off where asking fails and the stream has begun meanwhile", async () => {
  const world = await begun();
  await world.pass(4_000);
  world.isDown = true;
  world.now += 1_000;
  world.feed.tick();
  assert.equal(world.polls(), 1);
  world.streams[0].say("snapshot", SNAPSHOT);
  await settled();
  assert.deepEqual(world.of("failed"), []);
});

test("asks for catalog and uncounted after a change, and not after each", async () => {
  const world = await begun();
  world.streams[0].say("snapshot", SNAPSHOT);
  await settled();
  for (let version = 8; version < 12; version++) {
    world.streams[0].say("total", { version, totals: [] });
    await world.pass(1_000);
  }
  assert.equal(world.of("programme").length, 1);
  await world.pass(10_000);
  assert.equal(world.of("programme").length, 2);
  await world.pass(20_000);
  assert.equal(world.of("programme").length, 2);
});

test("asks for a scope's series by the length of their periods", async () => {
  const world = await begun();
  assert.deepEqual(await world.feed.series("programme", "hled", "year"), []);
  assert.equal(world.asked.at(-1), "/api/v1/series?scope=programme&id=hled&by=year");
});
