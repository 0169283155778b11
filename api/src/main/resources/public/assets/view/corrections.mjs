import { amount, moment } from "../format.mjs";
import { pageOf } from "../permalink.mjs";
import { h } from "./dom.mjs";
import { figureNode } from "./figure.mjs";
import { ownerOf } from "./owner.mjs";

/** What was corrected lately. */
export function corrections(state, language) {
  const answer = state.corrections;
  if (answer === null) {
    return [];
  }
  if (answer.corrections.length === 0) {
    return [h("p", { class: "quiet" }, language.text("noneCorrected"))];
  }
  return [
    h(
      "ul",
      { class: "corrections" },
      answer.corrections.map((one) =>
        h(
          "li",
          {},
          h("h3", {}, `${ownerOf(one, state.programme, language)}: ${language.measure(one.measure)}`),
          correction(one, language),
        ),
      ),
    ),
    answer.next ? h("p", {}, h("a", { href: "/api/v1/corrections" }, language.text("correctionsLink"))) : null,
  ];
}

/** One correction: when, from what to what, each a link to the figure then, and why. */
export function correction(one, language) {
  const figure = (side) =>
    h("a", { href: pageOf(one, side.version, language) }, figureNode({ ...side, unit: one.unit }, language));
  const parts = {
    time: () => h("time", { datetime: one.correctedAt }, moment(one.correctedAt, language.locale)),
    before: () => figure(one.before),
    after: () => figure(one.after),
  };
  // Names stand at every second place; languages have them in an order of their own.
  const text = language.text("correctedOn").split(/\{(time|before|after)\}/);
  return [
    h(
      "p",
      {},
      text.map((part, i) => (i % 2 === 1 ? parts[part]() : part)),
    ),
    h("p", { class: "quiet" }, reasons(one, language).join(" ")),
  ];
}

/** How much of the change is correction, and where it comes from. */
export function reasons(one, language) {
  return [
    language.text("correctionAmount", { amount: amount(one.amount, one.unit, language.locale) }),
    one.revisions > 0 ? language.text("correctionRevisions", { count: one.revisions }) : null,
    one.catalog ? language.text("correctionCatalog") : null,
    one.rebuild ? language.text("correctionRebuild") : null,
  ].filter((sentence) => sentence !== null);
}
