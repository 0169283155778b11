// Where the bars of a chart are. Numbers here are for drawing alone: a bar is right to the pixel, a figure to the cent.

export const SIZE = { width: 360, height: 190, left: 6, right: 6, top: 26, bottom: 26 };

/**
 * Bars of points, in the units of the drawing.
 * @return {bars: [{period, x, y, width, height, isGap}], zero: the y of nothing}
 */
export function bars(points, size = SIZE) {
  const values = points.map((point) => (point.value === null ? 0 : Number(point.value)));
  const high = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const tall = size.height - size.top - size.bottom;
  const y = (value) => size.top + (high === low ? tall : (tall * (high - value)) / (high - low));
  const step = (size.width - size.left - size.right) / Math.max(points.length, 1);
  const width = Math.min(step * 0.7, 72);
  return {
    zero: y(0),
    bars: points.map((point, i) => {
      const top = Math.min(y(values[i]), y(0));
      const isGap = point.value === null;
      return {
        period: point.period,
        x: size.left + step * i + (step - width) / 2,
        y: top,
        width,
        // A reported zero is a line, a gap is nothing.
        height: isGap ? 0 : Math.max(Math.abs(y(values[i]) - y(0)), 1.5),
        isGap,
      };
    }),
  };
}

/** Which bars bear a label, so that labels do not touch: the last one and every so many before it. */
export function labelled(count, fit) {
  const every = Math.max(1, Math.ceil(count / fit));
  return Array.from({ length: count }, (_, i) => (count - 1 - i) % every === 0);
}
