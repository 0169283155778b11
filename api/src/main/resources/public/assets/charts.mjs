// The charts with their two choices: of what, and by which length of periods.

import { isTooMuch, seriesBy } from "./series.mjs";
import { chart } from "./view/chart.mjs";
import { h, kept, show } from "./view/dom.mjs";

const LENGTHS = ["auto", "month", "quarter", "year"];
const AGAIN_MS = 10_000;

export class Charts {
  #feed;
  #elements;
  #draw;
  /** The last answer for the choice: {series}, or {problem}: why there are none; undefined before one has come. */
  #answered;
  /** The one that is shown. */
  #shown;
  #choice = null;
  /** Of the figures when they were asked for; null where they are to be asked for again. */
  #version = null;
  #askedAt = -Infinity;

  /** @param draw is called when there is something else to show */
  constructor(feed, elements, draw) {
    this.#feed = feed;
    this.#elements = elements;
    this.#draw = draw;
  }

  /**
   * Shows the choices in the language, and the charts; asks again where the figures or the choice are others than before.
   * @param isPaused whether charts that are there are to stay as they are; another choice is the reader's own, and is shown
   */
  update(state, language, now, isPaused) {
    if (state.programme === null) {
      return;
    }
    const { scope, by, charts } = this.#elements;
    show(by, LENGTHS.map((length) => h("option", { value: length }, language.text("by." + length))));
    this.#showScopes(state.programme, language);
    this.#ask(state, now);
    if (!isPaused || this.#shown === undefined) {
      this.#shown = this.#answered;
    }
    show(charts, this.#nodes(language));
    charts.setAttribute("aria-busy", String(this.#shown === undefined));
  }

  /** What is chosen stays chosen wherever in the list it comes to stand; where it has gone, the whole programme is shown. */
  #showScopes(programme, language) {
    const { scope } = this.#elements;
    const chosen = scope.value;
    show(scope, this.#scopes(programme, language));
    if (scope.value !== chosen) {
      scope.value = chosen;
    }
    if (scope.selectedIndex < 0) {
      scope.selectedIndex = 0;
    }
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
    if (choice !== this.#choice) {
      this.#shown = undefined;
      this.#answered = undefined;
    } else if (state.version === this.#version || now - this.#askedAt < AGAIN_MS) {
      return;
    }
    this.#choice = choice;
    this.#version = state.version;
    this.#askedAt = now;
    const answer = await this.#series(scope.value, by.value);
    // An answer to an earlier choice comes too late.
    if (choice === this.#choice) {
      this.#answered = answer;
      if (answer.problem === "chartFailed") {
        this.#version = null;
      }
      this.#draw();
    }
  }

  async #series(scope, by) {
    const [kind, id] = scope.split("/");
    try {
      return { series: await seriesBy(by, (length) => this.#feed.series(kind, id, length)) };
    } catch (error) {
      return { problem: isTooMuch(error) ? "chartTooMany" : "chartFailed" };
    }
  }

  #nodes(language) {
    const { series, problem } = this.#shown ?? { problem: "loading" };
    const words = problem ?? (series.length === 0 ? "chartEmpty" : null);
    return words === null
      ? series.map((one) => kept([one, language], () => chart(one, language)))
      : [h("p", { class: "quiet" }, language.text(words))];
  }
}
