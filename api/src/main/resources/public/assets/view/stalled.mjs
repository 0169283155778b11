import { amount, day, hour, when } from "../format.mjs";
import { attention } from "../state.mjs";
import { h, kept } from "./dom.mjs";
import { statusNode } from "./initiatives.mjs";

/** What has stalled or needs attention, and why. */
export function stalled(state, language, now) {
  const found = attention(state);
  if (found.length === 0) {
    const cannotTell = [...state.statuses.values()].some((standing) => standing.status === "unknown");
    return h("p", { class: "quiet" }, language.text(cannotTell ? "unknownStalled" : "noneStalled"));
  }
  return h(
    "ul",
    { class: "attention" },
    found.map((standing) => kept([standing, language, hour(now)], () => item(standing, language, now))),
  );
}

function item(standing, language, now) {
  return h(
    "li",
    { "data-initiative": standing.id, "data-status": standing.status },
    h("h3", {}, language.title(standing.title), " ", statusNode(standing.status, language)),
    h(
      "ul",
      { class: "reasons" },
      reasons(standing, language, now).map((text) => h("li", {}, text)),
    ),
  );
}

/** The reasons as sentences, and what is being done about them. */
export function reasons(standing, language, now) {
  const time = (text) => when(text, language.locale, now);
  const sentences = standing.reasons.flatMap((reason) => because(reason, standing, language, time));
  if (standing.status === "late" && standing.stallsAt) {
    sentences.push(language.text("stallsAt", { time: time(standing.stallsAt) }));
  }
  if (standing.alert) {
    sentences.push(language.text("alertRaised", { time: time(standing.alert.raisedAt) }));
    const acknowledged = standing.alert.acknowledgement;
    if (acknowledged) {
      sentences.push(
        language.text("acknowledged", { time: day(acknowledged.until, language.locale), note: acknowledged.note }),
      );
    }
  }
  return sentences;
}

function because(reason, standing, language, time) {
  switch (reason) {
    case "silent":
      return standing.lastReport
        ? [language.text("why.silent", { due: time(standing.due), last: time(standing.lastReport) })]
        : [language.text("why.silentNever", { due: time(standing.due) })];
    case "rejected":
      return [language.text("why.rejected", { time: time(standing.lastRejection) })];
    case "flat": {
      // Of several targets it is not told which is flat, and each has a time of its own.
      const moved = standing.targets.length === 1 ? standing.targets[0].movedAt : null;
      return [moved ? language.text("why.flat", { time: time(moved) }) : language.text("why.flatUnknown")];
    }
    case "behind": {
      const behind = standing.targets.filter((target) => target.behindBy);
      return behind.length === 0
        ? [language.text("why.behind")]
        : behind.map((target) =>
            language.text("why.behindBy", {
              measure: language.measure(target.measure),
              value: amount(target.behindBy, target.unit, language.locale),
            }),
          );
    }
    default:
      // One that a later version of the API has.
      return [reason];
  }
}
