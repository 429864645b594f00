/** How many values of the estate say themselves that they are assumed: entries of `assumptions`, or `assumption`. */
export function countAssumptions(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, item) => sum + countAssumptions(item), 0);
  if (typeof data !== "object" || data === null || data instanceof Map) return 0;
  let count = 0;
  for (const [key, value] of Object.entries(data)) {
    if (key === "assumption") count += 1;
    else if (key === "assumptions" && typeof value === "object" && value !== null)
      count += Object.keys(value).length;
    else count += countAssumptions(value);
  }
  return count;
}
