// What a screen reader is told of changes: every ten seconds at most, and a sentence or two of each kind, however many change.

import { figure } from "./format.mjs";
import { differences } from "./state.mjs";

const EVERY_MS = 10_000;
const SPELT_OUT = 2;

export class Announcer {
  #said = null;
  #saidAt = -Infinity;

  /** The words for what has changed since it last said something; empty where there is nothing to say, or not yet. */
  news(state, language, now) {
    if (this.#said === null || this.#said.totals.size === 0) {
      this.#said = state;
      return "";
    }
    if (now - this.#saidAt < EVERY_MS) {
      return "";
    }
    const words = sentences(differences(this.#said, state), state, language).join(" ");
    this.#said = state;
    if (words !== "") {
      this.#saidAt = now;
    }
    return words;
  }

  /** Leaves unsaid what has changed until now. */
  passOver(state) {
    this.#said = state;
  }
}

function sentences({ totals, stalled, recovered }, state, language) {
  const titled = (key) => (id) => language.text(key, { title: language.title(state.statuses.get(id).title) });
  const bundled = (all, key, spelt) => (all.length > SPELT_OUT ? [language.text(key, { count: all.length })] : all.map(spelt));
  return [
    ...bundled(totals, "saidMany", (key) => sentence(state.totals.get(key), state, language)),
    ...bundled(stalled, "saidStalledMany", titled("saidStalled")),
    ...bundled(recovered, "saidRecoveredMany", titled("saidRecovered")),
  ];
}

function sentence(total, state, language) {
  const pillar = state.programme?.pillars.find((one) => one.id === total.id);
  return language.text("saidTotal", {
    pillar: pillar ? language.title(pillar.title) : total.id,
    measure: language.measure(total.measure),
    value: figure(total, language).said,
  });
}
