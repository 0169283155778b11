// Which language the page speaks, and its words. To add one: a file beside messages/en.mjs with the same keys, and a line here.

import { en } from "./messages/en.mjs";
import { es } from "./messages/es.mjs";

export const LANGUAGES = { en, es };
const DEFAULT = "en";
const STORED = "hled-language";

/** The address says it, or an earlier choice, or the browser, in this order. */
export function chosen(search, stored, preferred) {
  const wishes = [new URLSearchParams(search).get("lang"), stored, ...preferred];
  const codes = wishes.filter(Boolean).map((wish) => wish.toLowerCase().split("-")[0]);
  return codes.find((code) => Object.hasOwn(LANGUAGES, code)) ?? DEFAULT;
}

/** Storage may be forbidden; then the choice holds for the page. */
export function stored(storage) {
  try {
    return storage().getItem(STORED);
  } catch {
    return null;
  }
}

export function store(storage, code) {
  try {
    storage().setItem(STORED, code);
  } catch {
    // As above.
  }
}

export class Language {
  constructor(code) {
    this.code = code;
    this.messages = LANGUAGES[code];
    this.locale = this.messages.locale;
  }

  /** A message, with {names} filled in. One that depends on a count has a form for each plural that the language has. */
  text(key, values = {}) {
    const message = this.messages.texts[key];
    if (message === undefined) {
      throw new Error(`no message ${key} in ${this.code}`);
    }
    const form =
      typeof message === "string"
        ? message
        : message[new Intl.PluralRules(this.locale).select(values.count)] ?? message.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  }

  /** A title of the API, which has all languages. */
  title(titles) {
    return titles[this.code] ?? titles[DEFAULT];
  }

  /** A code that a later version of the API may have and this page does not know stands for itself. */
  #word(list, code) {
    return this.messages[list][code] ?? code;
  }

  measure(code) {
    const [, traffic, direction] = /^port\.(\w+)\.(\w+)$/.exec(code) ?? [];
    return traffic
      ? `${this.#word("traffic", traffic)}, ${this.#word("directions", direction)}`
      : this.#word("measures", code);
  }

  unit(code) {
    return this.#word("units", code);
  }

  status(code) {
    return this.#word("statuses", code);
  }

  /** Why a report does not count; the API's own words where the page has none. */
  uncounted(entry) {
    return this.messages.uncounted[entry.reason] ?? entry.message;
  }
}
