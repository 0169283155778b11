// What the page knows, and how each piece of news changes it. No DOM, no clock: times come with the news.

/** A server is heard from every 15 s; this is two heartbeats and some delay. */
export const SILENCE_MS = 40_000;
/** A connection that is back so soon was not cut off. */
export const BLINK_MS = 3_000;

export const EMPTY = Object.freeze({
  programme: null,
  uncounted: null,
  corrections: null,
  totals: new Map(),
  statuses: new Map(),
  /** The last status of each initiative that was not "unknown": an outage of ours is no news of an initiative. */
  known: new Map(),
  asOf: null,
  version: -1,
  stale: false,
  mode: "starting",
  heardAt: null,
  brokenAt: null,
  changed: new Map(),
});

/** @param news {type, at (ms), ...} as feed.mjs tells it */
export function reduce(state, news) {
  switch (news.type) {
    case "snapshot":
      // Replaces all, whatever its version: a server may have been set up anew.
      return heard({ ...state, ...figures(state, new Map(), new Map(), news), asOf: null, stale: news.stale }, news);
    case "total":
    case "status":
      // Of a change that is in the figures already.
      if (news.version < state.version) {
        return heard(state, news, false);
      }
      return heard({ ...state, ...figures(state, state.totals, state.statuses, news) }, news);
    case "heartbeat":
      return heard({ ...state, stale: news.stale }, news, news.version >= state.version);
    case "programme":
      return { ...state, programme: news.programme };
    case "uncounted":
      return { ...state, uncounted: news.uncounted };
    case "corrections":
      return { ...state, corrections: news.corrections };
    case "mode":
      return { ...state, mode: news.mode };
    case "opened":
      // What was missed comes now; until then, figures are those of a connection that stands.
      return { ...state, brokenAt: null };
    case "failed":
      return { ...state, brokenAt: state.brokenAt ?? news.at };
    default:
      return state;
  }
}

function heard(state, news, isNewer = true) {
  return {
    ...state,
    asOf: isNewer ? (news.asOf ?? state.asOf) : state.asOf,
    version: isNewer ? news.version : state.version,
    heardAt: news.at,
    brokenAt: null,
  };
}

function figures(state, totals, statuses, news) {
  const all = new Map(totals);
  const changed = new Map(state.changed);
  for (const total of news.totals ?? []) {
    if (total.scope !== "pillar" || total.period !== "all") {
      continue;
    }
    const key = keyOf(total);
    // On the first figures everything is new, and nothing has changed.
    if (state.totals.size > 0 && state.totals.get(key)?.value !== total.value) {
      changed.set(key, news.at);
    }
    all.set(key, total);
  }
  const standings = new Map(statuses);
  const known = new Map(state.known);
  for (const standing of news.statuses ?? []) {
    standings.set(standing.id, standing);
    if (standing.status !== "unknown") {
      known.set(standing.id, standing.status);
    }
  }
  return { totals: all, statuses: standings, known, changed };
}

export function keyOf(total) {
  return [total.scope, total.id, total.measure, total.unit, total.period].join("/");
}

/** The totals of a pillar, by measure and unit. */
export function totalsOf(state, pillar) {
  return [...state.totals.values()]
    .filter((total) => total.id === pillar)
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b), "en"));
}

/**
 * How the page stands with the server: "starting", "live", "polling", "behind" (the server says that its figures may be
 * behind) or "cut-off" (nothing is known of the server now).
 */
export function connection(state, now) {
  const broken = state.brokenAt !== null && now - state.brokenAt >= BLINK_MS;
  if (broken || (state.heardAt !== null && now - state.heardAt >= SILENCE_MS)) {
    return "cut-off";
  }
  if (state.heardAt === null) {
    return "starting";
  }
  return state.stale ? "behind" : state.mode === "stream" ? "live" : "polling";
}

/** What wants attention, the worst first: stalled, with an open alert, late, or with a reason against it. */
export function attention(state) {
  const rank = (status) => (status.status === "stalled" ? 0 : status.alert ? 1 : status.status === "late" ? 2 : 3);
  return [...state.statuses.values()]
    .filter((status) => !["paused", "closed"].includes(status.status))
    .filter((status) => rank(status) < 3 || status.reasons.length > 0)
    .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id, "en"));
}

/** What is to be said aloud of the change from one state to the next: keys of totals, and initiatives that stalled or recovered. */
export function differences(before, after) {
  if (before.totals.size === 0 && before.statuses.size === 0) {
    return { totals: [], stalled: [], recovered: [] };
  }
  const totals = [...after.totals.keys()].filter((key) => before.totals.get(key)?.value !== after.totals.get(key).value);
  const known = [...after.statuses.keys()].filter((id) => before.known.has(id));
  const was = (id, status) => before.known.get(id) === status;
  const is = (id, status) => after.known.get(id) === status;
  return {
    totals,
    stalled: known.filter((id) => is(id, "stalled") && !was(id, "stalled")),
    recovered: known.filter((id) => is(id, "on-track") && was(id, "stalled")),
  };
}
