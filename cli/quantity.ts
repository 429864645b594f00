import type { Figure } from "../planning/figure";

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const EXACT = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 });

/** GiB in one TiB. */
const GIB_PER_TIB = 1024;

/** A whole number with thousands separators: `12,345`. */
export function whole(value: number): string {
  return WHOLE.format(value);
}

/** A number as it went into a formula, at most six digits: `0.15`, `12,345`. */
export function exact(value: number): string {
  return EXACT.format(value);
}

/** A figure with its unit: `12,345 EUR/month`. */
export function withUnit({ value, unit }: Pick<Figure, "value" | "unit">): string {
  return `${whole(value)} ${unit}`;
}

/** Capacity in the unit people speak of: `812 GiB`, `12.3 TiB`. */
export function capacity(gib: number): string {
  return gib < GIB_PER_TIB ? `${whole(gib)} GiB` : `${(gib / GIB_PER_TIB).toFixed(1)} TiB`;
}

/** Share in whole percent: `42 %`. */
export function percent(share: number): string {
  return `${whole(share * 100)} %`;
}
