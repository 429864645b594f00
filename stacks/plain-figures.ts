/**
 * A copy of plan data in which every figure keeps its value but not its explanation: formula and inputs reach into the
 * whole estate, and a stack must not count as changed because a number it does not use was counted differently.
 */
export function withoutExplanations<T>(data: T): T {
  return plain(data) as T;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("formula" in value && "inputs" in value) return { ...value, formula: "", inputs: [] };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
