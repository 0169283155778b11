// Where the figures come from: the stream, or asking every five seconds where there is no stream. It tells news to one
// listener; state.mjs says what they change.

import { SILENCE_MS } from "./state.mjs";

const API = "/api/v1";
const POLL_MS = 5_000;
/** The stream sends a snapshot at once; without one by then, the page asks for itself. */
const SNAPSHOT_MS = 5_000;
const STREAM_AGAIN_MS = 30_000;
/** Catalog and uncounted change seldom: they are asked for after a change, and no more often than this. */
const ASIDE_MS = 10_000;
const ANSWER_MS = 10_000;
const CORRECTIONS = "/corrections?limit=10";

export class Feed {
  #tell;
  #fetch;
  #EventSource;
  #now;
  #copies = new Map();
  #source = null;
  #openedAt = 0;
  #heardAt = 0;
  #hasSnapshot = false;
  #polledAt = -Infinity;
  #isPolling = false;
  #version = null;
  #asideAt = -Infinity;
  #asideVersion = undefined;

  constructor(tell, { fetch, EventSource, now }) {
    this.#tell = tell;
    this.#fetch = fetch;
    this.#EventSource = EventSource;
    this.#now = now;
  }

  /** Does what is due; called about once a second. */
  tick() {
    const now = this.#now();
    this.#tickStream(now);
    if (!this.#hasSnapshot && (this.#source === null || now - this.#openedAt >= SNAPSHOT_MS)) {
      if (now - this.#polledAt >= POLL_MS) {
        this.#poll();
      }
    }
    this.#askAsideIfDue(now);
  }

  #tickStream(now) {
    if (this.#source !== null && this.#hasSnapshot && now - this.#heardAt >= SILENCE_MS) {
      // Half open, as after a sleep: the browser does not notice.
      this.#closeStream();
    }
    if (this.#source === null && now - this.#openedAt >= (this.#openedAt === 0 ? 0 : STREAM_AGAIN_MS)) {
      this.#openStream(now);
    }
  }

  #openStream(now) {
    this.#openedAt = now;
    const source = new this.#EventSource(`${API}/stream?scope=pillar`);
    this.#source = source;
    for (const type of ["snapshot", "total", "status", "heartbeat"]) {
      source.addEventListener(type, (event) => this.#hear(type, JSON.parse(event.data)));
    }
    source.addEventListener("open", () => this.#tell({ type: "opened" }));
    source.addEventListener("error", () => {
      if (this.#hasSnapshot) {
        this.#tell({ type: "failed", at: this.#now() });
      }
      // Otherwise the browser opens it again by itself, and a snapshot or the changes since follow.
      if (source.readyState === this.#EventSource.CLOSED) {
        this.#closeStream();
        this.tick();
      }
    });
  }

  #closeStream() {
    this.#source?.close();
    this.#source = null;
    this.#hasSnapshot = false;
  }

  #hear(type, data) {
    this.#heardAt = this.#now();
    if (type === "snapshot") {
      this.#hasSnapshot = true;
      this.#tell({ type: "mode", mode: "stream" });
    }
    this.#news(type, data);
  }

  #news(type, data) {
    this.#version = data.version;
    this.#tell({ ...data, type, at: this.#now() });
    this.#askAsideIfDue(this.#now());
  }

  /** Asks for totals and statuses once. */
  async #poll() {
    if (this.#isPolling) {
      return;
    }
    this.#isPolling = true;
    this.#polledAt = this.#now();
    try {
      const [totals, standings] = await Promise.all([
        this.#get("/totals?scope=pillar&period=all&limit=10000"),
        this.#get("/initiatives?limit=10000"),
      ]);
      if (this.#hasSnapshot) {
        // The stream has begun meanwhile, and may have told later figures than these.
        return;
      }
      this.#tell({ type: "mode", mode: "poll" });
      this.#news("snapshot", {
        totals: totals.totals,
        statuses: standings.initiatives,
        asOf: earlier(totals.asOf, standings.asOf),
        version: totals.version,
        stale: totals.stale || standings.stale,
      });
    } catch {
      if (!this.#hasSnapshot) {
        this.#tell({ type: "failed", at: this.#now() });
      }
    } finally {
      this.#isPolling = false;
    }
  }

  async #askAsideIfDue(now) {
    const version = this.#version;
    if (version === null || version === this.#asideVersion || now - this.#asideAt < ASIDE_MS) {
      return;
    }
    this.#asideAt = now;
    try {
      const [programme, uncounted] = await Promise.all([this.#get("/programme"), this.#get("/uncounted?limit=1000")]);
      this.#tell({ type: "programme", programme });
      this.#tell({ type: "uncounted", uncounted });
      this.#asideVersion = version;
    } catch {
      // Asked again when it is due: the version is still another one.
    }
    try {
      this.#tell({ type: "corrections", corrections: await this.#get(CORRECTIONS) });
    } catch {
      // A server that is starting still reads its history; what is shown stays.
      this.#asideVersion = undefined;
    }
  }

  /** The figures of a scope over time. */
  async series(scope, id, by) {
    const answer = await this.#get(`/series?${new URLSearchParams({ scope, id, by })}`);
    return answer.series.map((series) => ({ ...series, version: answer.version }));
  }

  /** An answer, or the copy that the server says is still good, with the time that it tells for it. */
  async #get(path) {
    const copy = this.#copies.get(path);
    const response = await this.#fetch(API + path, {
      headers: { Accept: "application/json", ...(copy && { "If-None-Match": copy.tag }) },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (response.status === 304 && copy) {
      return { ...copy.body, asOf: response.headers.get("HLED-As-Of") || copy.body.asOf };
    }
    if (!response.ok) {
      throw Object.assign(new Error(`${path} answers ${response.status}`), { status: response.status });
    }
    const body = await response.json();
    const tag = response.headers.get("ETag");
    if (tag) {
      this.#copies.set(path, { tag, body });
    }
    return body;
  }
}

/** What two answers together are as of; null where that of one is not known. */
function earlier(one, other) {
  if (!one || !other) {
    return null;
  }
  return Date.parse(one) <= Date.parse(other) ? one : other;
}
