import { amount, period } from "../format.mjs";
import { h, kept } from "./dom.mjs";

/** What was reported and does not count, and why. */
export function uncounted(state, language) {
  const answer = state.uncounted;
  if (answer === null) {
    return [];
  }
  if (answer.uncounted.length === 0) {
    return [h("p", { class: "quiet" }, language.text("noneUncounted"))];
  }
  const titles = titlesOf(state, language);
  return [
    h("p", {}, language.text("uncountedIntro")),
    h(
      "ul",
      { class: "uncounted" },
      answer.uncounted.map((entry) =>
        kept([entry, state.programme, language], () => item(entry, titles.get(entry.initiative), language)),
      ),
    ),
    answer.next ? h("p", {}, h("a", { href: "/api/v1/uncounted?limit=10000" }, language.text("uncountedLink"))) : null,
  ];
}

function item(entry, title, language) {
  return h(
    "li",
    {},
    h("h3", {}, title ?? entry.initiative),
    h(
      "p",
      {},
      h("strong", {}, `${language.measure(entry.measure)}: ${amount(entry.value, entry.unit, language.locale)}`),
      " ",
      language.text("uncountedFrom", { agency: entry.agency, period: period(entry.period, language) }),
      entry.place ? `, ${entry.place}` : null,
    ),
    h("p", { class: "quiet" }, language.uncounted(entry)),
  );
}

function titlesOf(state, language) {
  const initiatives = (state.programme?.pillars ?? []).flatMap((pillar) => pillar.initiatives);
  return new Map(initiatives.map((initiative) => [initiative.id, language.title(initiative.title)]));
}
