// Figures, dates and durations as text. Figures are decimal text and stay so: a JavaScript number cannot hold every amount.

const CURRENCY = /^[A-Z]{3}$/;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const HOUR_MS = 3_600_000;
const LEAD = { "at-least": "≥ ", estimated: "~ " };

/** Making one takes nearly as long as using it a hundred times. */
const formatters = new Map();
const marks = new Map();

function formatter(locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(locale, options));
  }
  return formatters.get(key);
}

/** The digits of a decimal text, in groups of three as the locale writes them; none is lost. */
export function grouped(value, locale) {
  const match = DECIMAL.exec(value);
  if (!match) {
    return value;
  }
  const [, sign, whole, fraction] = match;
  const { group, decimal, minus } = marksOf(locale);
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return (sign ? minus : "") + groups + (fraction ? decimal + fraction : "");
}

function marksOf(locale) {
  if (!marks.has(locale)) {
    marks.set(locale, readMarks(locale));
  }
  return marks.get(locale);
}

function readMarks(locale) {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.8);
  const mark = (type) => parts.find((part) => part.type === type).value;
  return { group: mark("group"), decimal: mark("decimal"), minus: mark("minusSign") };
}

/** What stands beside a value: only currencies do, the other units are in the measure's name. */
export function amount(value, unit, locale) {
  return grouped(value, locale) + (CURRENCY.test(unit) ? " " + unit : "");
}

/**
 * A figure as it is shown, and as it is said.
 * @param figure {value, unit, bound, reports}; value null, or no reports, where nothing stands
 */
export function figure(figure, language) {
  if (figure.value === null || figure.value === undefined || figure.reports === 0) {
    return { shown: "–", said: language.text("noReport") };
  }
  const shown = amount(figure.value, figure.unit, language.locale);
  const said = CURRENCY.test(figure.unit) ? shown : `${shown} ${language.unit(figure.unit)}`;
  return {
    shown: (LEAD[figure.bound] ?? "") + shown,
    said: figure.bound in LEAD ? language.text("bound." + figure.bound, { value: said }) : said,
  };
}

/**
 * How much of the way from the baseline to the target is done, in whole percent; may be below 0 or above 100. Null where
 * nothing has been reported, or there is no way to go.
 */
export function percentDone(actual, baseline, target) {
  if (actual === null || actual === undefined) {
    return null;
  }
  const [a, b, t] = scaled([actual, baseline, target]);
  return t === b ? null : Number(((a - b) * 100n) / (t - b));
}

/** Decimal texts as whole numbers of the same, smallest digit. */
function scaled(values) {
  const places = Math.max(...values.map((value) => (value.split(".")[1] ?? "").length));
  return values.map((value) => {
    const [whole, fraction = ""] = value.split(".");
    return BigInt(whole + fraction.padEnd(places, "0"));
  });
}

/** The day of a time or of a date. A date alone is a day in no time zone. */
export function day(text, locale) {
  return /^\d{4}-\d\d-\d\d$/.test(text)
    ? formatter(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(text + "T00:00:00Z"))
    : formatter(locale, { dateStyle: "medium" }).format(new Date(text));
}

/** A moment, to the second, in the reader's time zone, which is named. */
export function moment(text, locale) {
  return formatter(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(new Date(text));
}

/** A moment to the minute where it is less than a day from this {@link hour}, else the day. */
export function when(text, locale, now) {
  const time = new Date(text);
  return Math.abs(hour(now) * HOUR_MS - time.getTime()) < 24 * HOUR_MS
    ? formatter(locale, { dateStyle: "medium", timeStyle: "short" }).format(time)
    : day(text, locale);
}

/** The hour of a time in milliseconds. */
export function hour(now) {
  return Math.floor(now / HOUR_MS);
}

/** A period of the API: 2024-03, 2024-Q1, 2024, all. */
export function period(text, language) {
  const month = /^(\d{4})-(\d\d)$/.exec(text);
  if (month) {
    return formatter(language.locale, { year: "numeric", month: "short", timeZone: "UTC" }).format(
      Date.UTC(Number(month[1]), Number(month[2]) - 1),
    );
  }
  const quarter = /^(\d{4})-Q(\d)$/.exec(text);
  if (quarter) {
    return language.text("quarter", { year: quarter[1], quarter: quarter[2] });
  }
  return text === "all" ? language.text("allTime") : text;
}
