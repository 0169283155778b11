// The page of one figure: what it was in the version that its address names, what it is now, and what was corrected since.

import { asked } from "./permalink.mjs";
import { firstLanguage, onLanguage, say, translate } from "./page.mjs";
import { h, show } from "./view/dom.mjs";
import { citation, titleOf } from "./view/citation.mjs";

const API = "/api/v1";
const ANSWER_MS = 10_000;
/** The history may not have been read yet, or be busy. */
const AGAIN_MS = 3_000;
/** The server that the link came from may be a moment ahead of the one that answers; a version that nobody has stays refused. */
const TRIES_IF_AHEAD = 2;

const main = document.getElementById("figure");
let language = firstLanguage();
let answer = null;
let programme = null;
let problem = null;
let triesIfAhead = TRIES_IF_AHEAD;

function draw() {
  translate(language);
  if (answer !== null) {
    const title = titleOf(answer.total, programme, language);
    document.getElementById("figure-title").textContent = title;
    document.title = language.text("figurePageTitle", { title });
    show(main, citation(answer, language, location.origin));
  } else if (problem !== null) {
    show(
      main,
      h("p", { role: "status" }, language.text(problem.isOver ? problem.key : "figureWaiting")),
      problem.detail ? h("p", { class: "quiet", lang: "en" }, problem.detail) : null,
    );
  }
  main.setAttribute("aria-busy", String(answer === null && !problem?.isOver));
}

async function get(path) {
  return fetch(API + path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(ANSWER_MS) });
}

async function load() {
  const figure = asked(location.search);
  if (figure === null) {
    problem = { isOver: true, key: "figureUnknown" };
    return draw();
  }
  try {
    const [response, titles] = await Promise.all([get(figure.path), get("/programme")]);
    programme = titles.ok ? await titles.json() : null;
    if (response.ok) {
      answer = await response.json();
      return draw();
    }
    const keys = { 400: "figureMisread", 404: "figureUnknown", 410: "figureForgotten" };
    const key = keys[response.status];
    const mayBeAhead = response.status === 400 && /^\d+$/.test(figure.version) && triesIfAhead-- > 0;
    problem = { isOver: key !== undefined && !mayBeAhead, key, detail: (await response.json()).detail };
  } catch {
    // The server does not answer, or not with what is asked for.
    problem = { isOver: false };
  }
  draw();
  if (!problem.isOver) {
    setTimeout(load, AGAIN_MS);
  }
}

main.addEventListener("click", async (event) => {
  if (event.target.dataset?.copies) {
    const link = document.getElementById(event.target.dataset.copies);
    try {
      await navigator.clipboard.writeText(link.textContent);
      say(document.getElementById("copied"), language.text("copied"));
    } catch {
      // Without leave or without TLS there is no clipboard: then the link stands there, chosen, to be copied by hand.
      getSelection().selectAllChildren(link);
    }
  }
});
onLanguage((chosen) => {
  language = chosen;
  draw();
});

draw();
load();
