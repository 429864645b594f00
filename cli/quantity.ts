/** Digits of a number in an explanation (count). */
const EXACT_DIGITS = 6;

/** GiB in one TiB. */
const GIB_PER_TIB = 1024;

/** A whole number with thousands separators: `12,345`. */
export function whole(value: number): string {
  return grouped(String(Math.round(value)));
}

/** A number as it went into a formula, at most six digits: `0.15`, `12,345`. */
export function exact(value: number): string {
  return grouped(String(Number(value.toPrecision(EXACT_DIGITS))));
}

// Intl would take longer to load than the rest of the summary takes to print.
function grouped(digits: string): string {
  return digits.replace(/^-?\d+/, (integer) => integer.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** Capacity in the unit people speak of: `812 GiB`, `12.3 TiB`. */
export function capacity(gib: number): string {
  return gib < GIB_PER_TIB ? `${whole(gib)} GiB` : `${(gib / GIB_PER_TIB).toFixed(1)} TiB`;
}

/** Share in whole percent: `42 %`. */
export function percent(share: number): string {
  return `${whole(share * 100)} %`;
}
