import { amount, period } from "../format.mjs";
import { bars, labelled, SIZE } from "../geometry.mjs";
import { filled, isFigure } from "../series.mjs";
import { h, svg } from "./dom.mjs";
import { citable, figureNode } from "./figure.mjs";

const PERIOD_LABELS = 4;
/** At most what a character of a label takes, in the units of the drawing. */
const CHARACTER = 8;

/** One measure over time: bars, and a table with the same figures. */
export function chart(series, language) {
  const points = filled(series.points);
  const id = `chart-${series.measure}-${series.unit}`.replaceAll(".", "-");
  const measure = language.measure(series.measure);
  const length = language.text("by." + series.by);
  const figures = points.filter(isFigure);
  return h(
    "figure",
    { class: "chart", id },
    h("figcaption", {}, language.text("chartCaption", { measure, by: length })),
    drawing(
      points.map((point) => ({ ...point, unit: series.unit })),
      language,
      language.text("chartSummary", {
        measure,
        by: length,
        count: figures.length,
        from: period(points[0].period, language),
        to: period(points.at(-1).period, language),
      }),
    ),
    h(
      "details",
      {},
      h("summary", {}, language.text("chartTable"), h("span", { class: "unseen" }, `: ${measure}`)),
      table(points, series, measure, language),
    ),
  );
}

function drawing(points, language, summary) {
  const { bars: drawn, zero } = bars(points);
  const periods = labelled(points.length, PERIOD_LABELS);
  const shown = valuesShown(points, drawn, language);
  return svg(
    "svg",
    { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "img", "aria-label": summary },
    svg("line", { class: "axis", x1: 0, x2: SIZE.width, y1: zero, y2: zero }),
    drawn.map((bar) =>
      bar.isGap
        ? svg("text", { class: "gap", x: bar.x + bar.width / 2, y: zero - 4, "text-anchor": "middle" }, "×")
        : svg("rect", { class: "bar", x: bar.x, y: bar.y, width: bar.width, height: bar.height, rx: 1.5 }),
    ),
    drawn.map((bar, i) =>
      shown[i] === null
        ? null
        : svg("text", { class: "value", ...placed(bar), y: bar.y - 6 }, shown[i]),
    ),
    drawn.map((bar, i) =>
      periods[i]
        ? svg("text", { class: "label", ...placed(bar), y: SIZE.height - 8 }, period(bar.period, language))
        : null,
    ),
  );
}

/** A label stands in the middle of its bar, and near an edge it begins or ends with it, so that none is cut. */
function placed(bar) {
  const middle = bar.x + bar.width / 2;
  if (middle < SIZE.width * 0.3) {
    return { x: bar.x, "text-anchor": "start" };
  }
  return middle > SIZE.width * 0.7
    ? { x: bar.x + bar.width, "text-anchor": "end" }
    : { x: middle, "text-anchor": "middle" };
}

/** All values where there is room, else the greatest alone; the table has every one. */
function valuesShown(points, drawn, language) {
  const lead = { "at-least": "≥ ", estimated: "~ " };
  const labels = points.map((point) =>
    isFigure(point) ? (lead[point.bound] ?? "") + amount(point.value, point.unit, language.locale) : null,
  );
  const room = SIZE.width / points.length;
  if (labels.every((label) => label === null || label.length * CHARACTER <= room)) {
    return labels;
  }
  const first = labels.findIndex((label) => label !== null);
  const top = drawn.reduce((best, bar, i) => (labels[i] !== null && bar.y < drawn[best].y ? i : best), first);
  return labels.map((label, i) => (i === top ? label : null));
}

function table(points, series, measure, language) {
  const { scope, id, unit, version } = series;
  const cell = (point) =>
    isFigure(point)
      ? citable({ ...point, scope, id, measure: series.measure, unit }, version, language)
      : figureNode({ ...point, unit }, language);
  const head = (key) => h("th", { scope: "col" }, language.text(key));
  return h(
    "table",
    {},
    h("caption", { class: "unseen" }, measure),
    h("thead", {}, h("tr", {}, head("column"), head("columnValue"), head("columnReports"))),
    h(
      "tbody",
      {},
      points.map((point) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, period(point.period, language)),
          h("td", {}, cell(point)),
          h("td", {}, String(point.reports)),
        ),
      ),
    ),
  );
}
