import { figure } from "../format.mjs";
import { pageOf } from "../permalink.mjs";
import { h } from "./dom.mjs";

/** A figure to be seen, with the words for it to be heard where they differ. */
export function figureNode(total, language) {
  const { shown, said } = figure(total, language);
  return h(
    "span",
    { class: "figure" },
    h("span", { "aria-hidden": "true" }, shown),
    h("span", { class: "unseen" }, said),
  );
}

/** A figure that leads to its page, where it can be cited as it was in this version. */
export function citable(total, version, language) {
  return h(
    "a",
    { class: "citable", href: pageOf(total, version, language), title: language.text("citeFigure") },
    figureNode(total, language),
  );
}
