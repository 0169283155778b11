import { keyOf, totalsOf } from "../state.mjs";
import { h } from "./dom.mjs";
import { citable } from "./figure.mjs";

/** How long a figure that has changed is marked. */
const FRESH_MS = 4_000;

/** The pillars with their running totals. */
export function pillars(state, language, now) {
  return (state.programme?.pillars ?? []).map((pillar, i) =>
    h(
      "article",
      { class: "card", id: pillar.id, "aria-labelledby": `${pillar.id}-title` },
      h(
        "h3",
        { id: `${pillar.id}-title` },
        h("span", { class: "eyebrow" }, language.text("pillarNumber", { number: i + 1 })),
        h("span", { class: "unseen" }, ": "),
        language.title(pillar.title),
      ),
      list(state, pillar, language, now),
    ),
  );
}

function list(state, pillar, language, now) {
  const totals = totalsOf(state, pillar.id);
  if (totals.length === 0) {
    return h("p", { class: "quiet" }, language.text("noTotals"));
  }
  return h(
    "dl",
    { class: "totals" },
    totals.map((total) => {
      const isFresh = now - (state.changed.get(keyOf(total)) ?? -Infinity) < FRESH_MS;
      return h(
        "div",
        { class: isFresh ? "fresh" : null, "data-total": keyOf(total) },
        h("dt", {}, language.measure(total.measure)),
        h("dd", {}, citable(total, state.version, language)),
      );
    }),
  );
}
