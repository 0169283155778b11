// The page: takes news from the feed, and shows the state that they make.

import { Announcer } from "./announcer.mjs";
import { Charts } from "./charts.mjs";
import { Feed } from "./feed.mjs";
import { moment } from "./format.mjs";
import { firstLanguage, onLanguage, say, translate } from "./page.mjs";
import { Pause } from "./pause.mjs";
import { connection, EMPTY, reduce } from "./state.mjs";
import { corrections } from "./view/corrections.mjs";
import { h, show } from "./view/dom.mjs";
import { initiatives } from "./view/initiatives.mjs";
import { pillars } from "./view/pillars.mjs";
import { stalled } from "./view/stalled.mjs";
import { uncounted } from "./view/uncounted.mjs";

const TICK_MS = 1_000;

const element = (id) => document.getElementById(id);

let state = EMPTY;
let language = firstLanguage();
let isDrawn = false;

const feed = new Feed(
  (news) => {
    state = reduce(state, news);
    draw();
  },
  { fetch: (...request) => fetch(...request), EventSource, now: Date.now },
);
const charts = new Charts(
  feed,
  { scope: element("chart-scope"), by: element("chart-by"), charts: element("charts") },
  draw,
);
const announcer = new Announcer();
const pause = new Pause();

/** Draws once for all the news of a moment. */
function draw() {
  if (!isDrawn) {
    isDrawn = true;
    queueMicrotask(() => {
      isDrawn = false;
      drawNow(Date.now());
    });
  }
}

function drawNow(now) {
  drawConnection(now);
  drawFigures(pause.shown(state, now));
  if (pause.since === null) {
    const news = announcer.news(state, language, now);
    if (news !== "") {
      say(element("announcer"), news);
    }
  }
}

/** All but the line that says how current it is. */
function drawFigures({ state, now }) {
  if (state.programme !== null) {
    const title = language.title(state.programme.title);
    show(element("programme"), title);
    document.title = language.text("pageTitle", { programme: title });
  }
  show(element("as-of"), asOf(state));
  show(element("pillars"), pillars(state, language, now));
  show(element("stalled"), state.statuses.size > 0 ? stalled(state, language, now) : []);
  show(element("initiatives"), initiatives(state, language, now));
  show(element("uncounted"), uncounted(state, language));
  show(element("corrections"), corrections(state, language));
  charts.update(state, language, now, pause.since !== null);
}

/** The line that says how current it all is. Its text changes only when the case does, or it would be read out for ever. */
function drawConnection(now) {
  const standing = pause.since === null ? connection(state, now) : "paused";
  const line = element("connection");
  const time = standing === "paused" ? moment(pause.since, language.locale) : "";
  const text = language.text("connection." + standing, { time });
  if (line.textContent !== text) {
    line.textContent = text;
  }
  line.dataset.connection = standing;
  if (standing !== "paused") {
    document.body.dataset.connection = standing;
  }
}

function asOf(state) {
  if (state.heardAt === null) {
    return [];
  }
  if (state.asOf === null) {
    return [language.text("asOfUnknown")];
  }
  const [before, after] = language.text("asOf").split("{time}");
  return [before, h("time", { datetime: state.asOf }, moment(state.asOf, language.locale)), after];
}

function speak(chosen) {
  language = chosen;
  translate(language);
  element("corrections-feed").href = `/api/v1/corrections.atom?lang=${language.code}`;
  draw();
}

element("pause").addEventListener("click", ({ target }) => {
  const now = Date.now();
  pause.toggle(state, now);
  // What came during the pause is there to be read, and is not read out on top of it.
  announcer.passOver(state);
  target.dataset.text = pause.since === null ? "pause" : "resume";
  target.textContent = language.text(target.dataset.text);
  drawNow(now);
});
onLanguage(speak);
element("chart-scope").addEventListener("change", draw);
element("chart-by").addEventListener("change", draw);
document.addEventListener("visibilitychange", draw);

speak(language);
feed.tick();
setInterval(() => {
  feed.tick();
  draw();
}, TICK_MS);
