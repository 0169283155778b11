// Figures over time: which to show, and how long their periods are.

const LENGTHS = ["month", "quarter", "year"];

/**
 * The series of a scope, each with the length of its periods (by). Where that is left to the page ("auto") it is for each
 * measure the shortest in which half of its reports count: many are about more than a month, and count in no month.
 * A length of which there are too many periods is passed over then: one report with a mistyped year makes centuries of months.
 * @param ask gives the series of a length
 */
export async function seriesBy(by, ask) {
  if (by !== "auto") {
    return sorted(await ask(by), by);
  }
  const all = await Promise.all(
    LENGTHS.map(async (length) => {
      try {
        return sorted(await ask(length), length);
      } catch (error) {
        // Where there are too many years, nothing is left to show.
        if (isTooMuch(error) && length !== "year") {
          return [];
        }
        throw error;
      }
    }),
  );
  return all.at(-1).map((yearly) =>
    all
      .map((series) => series.find((one) => one.measure === yearly.measure && one.unit === yearly.unit))
      .find((series) => series && 2 * reports(series) >= reports(yearly)),
  );
}

/** Whether it says that there are more periods of a length than the API gives. */
export function isTooMuch(error) {
  return error.status === 413;
}

function reports(series) {
  return series.points.reduce((sum, point) => sum + point.reports, 0);
}

/** Those with figures, by measure. */
function sorted(series, by) {
  return series
    .filter((one) => one.points.some(isFigure))
    .map((one) => ({ ...one, by }))
    .sort((a, b) => `${a.measure}/${a.unit}`.localeCompare(`${b.measure}/${b.unit}`, "en"));
}

/** Missing is not zero: a period without reports has no figure. */
export function isFigure(point) {
  return point.value !== null && point.reports !== 0;
}

/** All periods from the one to the other; both of one length. */
export function periods(from, to) {
  const all = [];
  for (let period = from; period <= to; period = next(period)) {
    all.push(period);
  }
  return all;
}

function next(period) {
  const [year, part] = period.split("-");
  const after = String(Number(year) + 1);
  if (part === undefined) {
    return after;
  }
  if (part.startsWith("Q")) {
    return part === "Q4" ? `${after}-Q1` : `${year}-Q${Number(part[1]) + 1}`;
  }
  return part === "12" ? `${after}-01` : `${year}-${String(Number(part) + 1).padStart(2, "0")}`;
}

/** The points from the first figure to the last, with a gap for every period between that has none. */
export function filled(points) {
  const figures = points.filter(isFigure);
  if (figures.length === 0) {
    return [];
  }
  const named = figures.map((point) => point.period).sort();
  const known = new Map(figures.map((point) => [point.period, point]));
  return periods(named[0], named.at(-1)).map((period) => known.get(period) ?? { period, value: null, reports: 0 });
}
