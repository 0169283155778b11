// The charts with their two choices: of what, and by which length of periods.

import { seriesBy } from "./series.mjs";
import { chart } from "./view/chart.mjs";
import { h, kept, show } from "./view/dom.mjs";

const LENGTHS = ["auto", "month", "quarter", "year"];
const AGAIN_MS = 10_000;

export class Charts {
  #feed;
  #elements;
  /** Series; null where they cannot be had; undefined before they have come. */
  #shown;
  #asked = "";
  #askedAt = -Infinity;

  constructor(feed, elements) {
    this.#feed = feed;
    this.#elements = elements;
  }

  /** Shows the choices in the language, and the charts; asks again where the figures or the choice are others than before. */
  update(state, language, now) {
    if (state.programme === null) {
      return;
    }
    const { scope, by, charts } = this.#elements;
    show(by, LENGTHS.map((length) => h("option", { value: length }, language.text("by." + length))));
    show(scope, this.#scopes(state.programme, language));
    this.#ask(state, now);
    show(charts, this.#nodes(language));
    charts.setAttribute("aria-busy", String(this.#shown === undefined));
  }

  #scopes(programme, language) {
    const option = (value, title) => h("option", { value }, title);
    return [
      option(`programme/${programme.id}`, language.text("wholeProgramme")),
      ...programme.pillars.map((pillar) =>
        h(
          "optgroup",
          { label: language.title(pillar.title) },
          option(`pillar/${pillar.id}`, language.title(pillar.title)),
          pillar.initiatives.map((one) =>
            kept([one, language], () => option(`initiative/${one.id}`, language.title(one.title))),
          ),
        ),
      ),
    ];
  }

  async #ask(state, now) {
    const { scope, by } = this.#elements;
    const choice = `${scope.value} ${by.value}`;
    const wanted = `${choice} ${state.version}`;
    const isOtherChoice = !this.#asked.startsWith(choice + " ");
    if (wanted === this.#asked || (!isOtherChoice && now - this.#askedAt < AGAIN_MS)) {
      return;
    }
    this.#asked = wanted;
    this.#askedAt = now;
    const [kind, id] = scope.value.split("/");
    try {
      const shown = await seriesBy(by.value, (length) => this.#feed.series(kind, id, length));
      this.#take(choice, shown);
    } catch {
      this.#take(choice, null);
      this.#asked = `${choice} `;
    }
  }

  /** An answer to an earlier choice comes too late. */
  #take(choice, shown) {
    if (this.#asked.startsWith(choice + " ")) {
      this.#shown = shown;
    }
  }

  #nodes(language) {
    if (this.#shown === undefined) {
      return [h("p", { class: "quiet" }, language.text("loading"))];
    }
    if (this.#shown === null) {
      return [h("p", { class: "quiet" }, language.text("chartFailed"))];
    }
    return this.#shown.length === 0
      ? [h("p", { class: "quiet" }, language.text("chartEmpty"))]
      : this.#shown.map((series) => kept([series, language], () => chart(series, language)));
  }
}
