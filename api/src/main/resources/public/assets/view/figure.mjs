import { figure } from "../format.mjs";
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
