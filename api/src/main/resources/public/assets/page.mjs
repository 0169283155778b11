// What every page has: a language that the reader chooses, and texts in it.

import { chosen, Language, store, stored } from "./language.mjs";

const storage = () => localStorage;

export function firstLanguage() {
  return new Language(chosen(location.search, stored(storage), navigator.languages));
}

/** Puts the page's own texts into a language. */
export function translate(language) {
  document.documentElement.lang = language.code;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = language.text(node.dataset.text);
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", language.text(node.dataset.label));
  }
  for (const link of document.querySelectorAll("[data-language]")) {
    const isChosen = link.dataset.language === language.code;
    isChosen ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    link.href = searchIn(link.dataset.language);
  }
}

/** Tells when the reader chooses a language, which is remembered and stands in the address from then on. */
export function onLanguage(tell) {
  document.getElementById("languages").addEventListener("click", (event) => {
    const code = event.target.dataset?.language;
    // With a key held it opens elsewhere, as any link.
    if (code && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      store(storage, code);
      history.replaceState(null, "", searchIn(code) + location.hash);
      tell(new Language(code));
    }
  });
}

/** Has a text read out by an element that is for that. The same text would not be read again: it gets a space, or loses it. */
export function say(element, text) {
  element.textContent = element.textContent === text ? text + "\u00a0" : text;
}

/** The address's query with this language, and all else that is in it. */
function searchIn(code) {
  const query = new URLSearchParams(location.search);
  query.set("lang", code);
  return `?${query}`;
}
