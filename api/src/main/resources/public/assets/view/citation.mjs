import { moment, period } from "../format.mjs";
import { pageOf } from "../permalink.mjs";
import { correction } from "./corrections.mjs";
import { h } from "./dom.mjs";
import { figureNode } from "./figure.mjs";
import { ownerOf } from "./owner.mjs";

export function titleOf(total, programme, language) {
  return language.text("figureOf", {
    title: ownerOf(total, programme, language),
    measure: language.measure(total.measure),
    period: period(total.period, language),
  });
}

/** A figure in a version, now, and its corrections. */
export function citation(answer, language, origin) {
  const isNow = answer.version === answer.current.version;
  const address = origin + pageOf(answer.total, answer.version);
  return [
    h(
      "section",
      { "aria-labelledby": "then-title" },
      h("h2", { id: "then-title" }, language.text("inVersion", { version: answer.version })),
      h("p", { class: "cited", id: "then" }, figureNode(answer.total, language)),
      h("p", { class: "quiet" }, language.text("lastChanged", { time: moment(answer.total.updatedAt, language.locale) })),
      answer.asOf
        ? h("p", { class: "quiet" }, language.text("asOf", { time: moment(answer.asOf, language.locale) }))
        : null,
    ),
    h(
      "section",
      { "aria-labelledby": "now-title" },
      h("h2", { id: "now-title" }, language.text("now")),
      isNow
        ? h("p", {}, language.text("isNow"))
        : [
            h("p", { id: "changed" }, language.text(answer.changed ? "hasChanged" : "hasNotChanged")),
            answer.changed ? h("p", { class: "cited", id: "now" }, figureNode(answer.current.total, language)) : null,
            h("p", {}, h("a", { href: pageOf(answer.total, answer.current.version, language) }, language.text("citeNow"))),
          ].filter(Boolean),
      answer.stale ? h("p", { class: "quiet" }, language.text("connection.behind")) : null,
    ),
    h(
      "section",
      { "aria-labelledby": "since-title" },
      h("h2", { id: "since-title" }, language.text("correctedSince")),
      answer.corrections.length === 0
        ? h("p", { class: "quiet" }, language.text("noneCorrectedSince"))
        : h(
            "ul",
            { class: "corrections" },
            answer.corrections.map((one) => h("li", {}, correction(one, language))),
          ),
      answer.moreCorrections
        ? h("p", {}, h("a", { href: answer.moreCorrections }, language.text("correctionsLink")))
        : null,
    ),
    h(
      "section",
      { "aria-labelledby": "cite-title" },
      h("h2", { id: "cite-title" }, language.text("cite")),
      h("p", {}, language.text("citeIntro")),
      h("p", {}, h("a", { id: "permalink", href: address }, address)),
      h(
        "p",
        {},
        h("button", { type: "button", "data-copies": "permalink" }, language.text("copy")),
        " ",
        h("span", { class: "quiet", id: "copied", role: "status" }),
      ),
      h("p", {}, h("a", { href: answer.permalink }, language.text("forPrograms"))),
    ),
  ];
}
