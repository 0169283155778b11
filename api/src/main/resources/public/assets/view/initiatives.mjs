import { amount, day, hour, percentDone, when } from "../format.mjs";
import { h, kept } from "./dom.mjs";

/** Nothing is due of these. */
const RESTING = ["paused", "closed"];

/** Each initiative, under its pillar. */
export function initiatives(state, language, now) {
  return (state.programme?.pillars ?? []).map((pillar) =>
    h(
      "section",
      { "aria-labelledby": `initiatives-${pillar.id}` },
      h("h3", { id: `initiatives-${pillar.id}` }, language.title(pillar.title)),
      h(
        "ul",
        { class: "initiatives" },
        pillar.initiatives.map((initiative) => {
          const standing = state.statuses.get(initiative.id);
          return kept([initiative, standing, language, hour(now)], () => item(initiative, standing, language, now));
        }),
      ),
    ),
  );
}

function item(initiative, standing, language, now) {
  const status = standing?.status ?? initiative.status;
  return h(
    "li",
    { "data-initiative": initiative.id, "data-status": status },
    h("h4", {}, language.title(initiative.title)),
    h(
      "dl",
      { class: "facts" },
      fact(language.text("status"), statusNode(status, language)),
      fact(
        language.text("lastReport"),
        standing?.lastReport ? time(standing.lastReport, language, now) : language.text("none"),
      ),
      fact(
        language.text("due"),
        standing?.due && !RESTING.includes(status) ? time(standing.due, language, now) : language.text("notExpected"),
      ),
      fact(language.text("agencies"), initiative.agencies.map((participant) => participant.agency).join(", ")),
    ),
    standing?.pause ? h("p", { class: "quiet" }, pauseText(standing.pause, language)) : null,
    initiative.targets.map((target) => targetNode(initiative, target, standing, language)),
  );
}

function pauseText(pause, language) {
  return pause.until
    ? language.text("pausedUntil", { time: day(pause.until, language.locale), note: pause.note })
    : language.text("paused", { note: pause.note });
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

/** A status has a shape of its own beside its colour. */
export function statusNode(status, language) {
  return h("span", { class: "status", "data-status": status }, language.status(status));
}

export function time(text, language, now) {
  return h("time", { datetime: text }, when(text, language.locale, now));
}

function targetNode(initiative, target, standing, language) {
  const pace = standing?.targets.find(
    (one) => one.measure === target.measure && one.unit === target.unit && one.due === target.due,
  );
  const title = language.text("targetText", {
    measure: language.measure(target.measure),
    target: amount(target.value, target.unit, language.locale),
    due: day(target.due, language.locale),
  });
  const percent = percentDone(pace?.actual, target.baseline, target.value);
  return h(
    "div",
    { class: "target" },
    h("p", {}, h("strong", {}, language.text("target")), " ", title),
    h("progress", { max: 100, value: Math.min(Math.max(percent ?? 0, 0), 100), "aria-label": title }),
    h(
      "p",
      { class: "quiet" },
      percent === null
        ? language.text("progressNone")
        : language.text("progress", { actual: amount(pace.actual, target.unit, language.locale), percent }),
      pace?.behindBy
        ? "; " + language.text("behindBy", { value: amount(pace.behindBy, target.unit, language.locale) })
        : null,
    ),
  );
}
