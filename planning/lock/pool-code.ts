const LETTERS = "pqrstuvwxyz";
const NUMBERS_PER_LETTER = 99;

/** Codes that exist: 11 letters with 99 numbers each. */
export const POOL_CODES = LETTERS.length * NUMBERS_PER_LETTER;

/**
 * Lowest free pool code in the order `p01` … `p99`, `q01` … `z99`.
 *
 * Three characters, because prefix, code, generation and slot share the 15 characters of a computer name.
 *
 * @param taken - codes in use or reserved
 * @returns undefined when all `POOL_CODES` are taken
 * @example
 * nextPoolCode(new Set(["p01", "p03"])) // => "p02"
 */
export function nextPoolCode(taken: ReadonlySet<string>): string | undefined {
  for (const letter of LETTERS) {
    for (let number = 1; number <= NUMBERS_PER_LETTER; number += 1) {
      const code = `${letter}${String(number).padStart(2, "0")}`;
      if (!taken.has(code)) return code;
    }
  }
  return undefined;
}
