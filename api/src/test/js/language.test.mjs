import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chosen, Language, LANGUAGES, store, stored } from "../../main/resources/public/assets/language.mjs";

test("the address goes before the choice, the choice before the browser", () => {
  assert.equal(chosen("?lang=es", "en", ["en-US"]), "es");
  assert.equal(chosen("", "es", ["en-US"]), "es");
  assert.equal(chosen("", null, ["fr-CA", "es-MX", "en"]), "es");
});

test("passes over what it does not speak", () => {
  assert.equal(chosen("?lang=xx", "toString", ["fr"]), "en");
});

test("does without storage where it is forbidden", () => {
  const forbidden = () => {
    throw new Error("forbidden");
  };
  assert.equal(stored(forbidden), null);
  store(forbidden, "es");
});

test("every language has every message, with the same values in it", () => {
  const values = (message) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();
  const [first, ...others] = Object.values(LANGUAGES);
  for (const other of others) {
    for (const list of Object.keys(first).filter((key) => key !== "locale")) {
      assert.deepEqual(Object.keys(other[list]).sort(), Object.keys(first[list]).sort(), list);
      for (const key of Object.keys(first[list])) {
        assert.deepEqual(values(other[list][key]), values(first[list][key]), key);
      }
    }
  }
});

for (const name of ["index.html", "figure.html"]) {
  const page = readFileSync(new URL(`../../main/resources/public/${name}`, import.meta.url), "utf8");

  test(`${name} has a link for every language`, () => {
    const links = [...page.matchAll(/<a href="\?lang=(\w+)" lang="\1" hreflang="\1" data-language="\1">/g)];
    assert.deepEqual(links.map((match) => match[1]).sort(), Object.keys(LANGUAGES).sort());
  });

  test(`every text that ${name} names is there`, () => {
    const names = [...page.matchAll(/data-(?:text|label)="([^"]+)"/g)].map((match) => match[1]);
    assert.ok(names.length >= 5);
    names.forEach((name) => new Language("es").text(name));
  });
}

test("picks the plural", () => {
  assert.equal(new Language("es").text("saidMany", { count: 1 }), "Cambió 1 cifra.");
  assert.equal(new Language("en").text("saidMany", { count: 2 }), "2 figures have changed.");
});

test("a code that is not known stands for itself", () => {
  const en = new Language("en");
  assert.equal(en.measure("port.trucks.northbound"), "Trucks, northbound");
  assert.equal(en.measure("forest.planted"), "forest.planted");
  assert.equal(en.uncounted({ reason: "new-reason", message: "As the API says." }), "As the API says.");
});

test("a message that is missing is an error, not a blank", () => {
  assert.throws(() => new Language("en").text("no such message"));
});
