/**
 * Lowest free VLAN id of a range.
 *
 * @param taken - ids in use or reserved
 * @param range - ids that may be given out, both ends included (2 to 4094)
 * @returns undefined when none is left
 * @example
 * nextVlanId(new Set([100]), { first: 100, last: 199 }) // => 101
 */
export function nextVlanId(
  taken: ReadonlySet<number>,
  range: { readonly first: number; readonly last: number },
): number | undefined {
  for (let id = range.first; id <= range.last; id += 1) {
    if (!taken.has(id)) return id;
  }
  return undefined;
}
