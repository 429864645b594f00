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

/** A value with its unit, in the singular for one: `2 access points`, `1 access point`, `1 GiB`. */
export function amountText(value: number, unit: string): string {
  if (unit === "") return exact(value);
  return `${exact(value)} ${value === 1 ? singular(unit) : unit}`;
}

/** Units whose singular is more than a letter away. */
const SINGULARS: Readonly<Record<string, string>> = {
  people: "person",
  addresses: "address",
  switches: "switch",
  inches: "inch",
};

/** Words in the plural lose their s; symbols (s, GiB, IOPS) and rates (hosts/server) stay. */
function singular(unit: string): string {
  return SINGULARS[unit] ?? (/^[a-z][a-z -]{2,}[^s]s$/.test(unit) ? unit.slice(0, -1) : unit);
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
