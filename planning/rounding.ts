/** Relative error below which a product of decimal shares counts as whole: 50 × 0.7 is 35, not 35.000000000000004. */
const TOLERANCE = 1e-9;

/**
 * Next whole number; a fraction of a host is a waiting person.
 *
 * @param value - any finite number
 * @throws RangeError for NaN and infinity
 * @example
 * roundUp(43.75) // => 44
 * @example
 * roundUp(100 * 1.1) // => 110
 */
export function roundUp(value: number): number {
  return Math.ceil(requireFinite(value) - slack(value)) + 0;
}

/**
 * Previous whole number; a fraction of a session does not fit.
 *
 * @param value - any finite number
 * @throws RangeError for NaN and infinity
 * @example
 * roundDown(9.999) // => 9
 */
export function roundDown(value: number): number {
  return Math.floor(requireFinite(value) + slack(value));
}

/**
 * Nearest value with the given number of decimals, halves away from zero; for money and bandwidth.
 *
 * @param decimals - digits after the point (integer, 0 to 6)
 * @example
 * roundTo(3.14159, 2) // => 3.14
 */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (
    (Math.sign(value) * Math.floor(Math.abs(requireFinite(value)) * factor + 0.5 + TOLERANCE)) / factor + 0
  );
}

/**
 * Guard of every formula: nothing planned may be NaN or infinite.
 *
 * @throws RangeError otherwise
 */
export function requireFinite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a planned figure is ${value}; it must be finite`);
  return value;
}

function slack(value: number): number {
  return TOLERANCE * Math.max(1, Math.abs(value));
}
