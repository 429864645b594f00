import type { PlacedVerdict } from "../planning/application/application-verdict";
import type { ApplicationCounts } from "../planning/plan";
import { amountText, whole } from "./quantity";

/** Verdicts of the plan in running text, from best to worst. */
export const PLACED_WORDS: Readonly<Record<PlacedVerdict, string>> = {
  compatible: "compatible",
  conditional: "conditional",
  unknown: "unknown",
  notPlaceable: "not placeable",
};

/** From best to worst. */
export const PLACED_VERDICTS = Object.keys(PLACED_WORDS) as readonly PlacedVerdict[];

/** `500 (412 compatible, 60 conditional, 20 unknown, 8 not placeable)`; undefined for an estate without applications. */
export function applicationCountText(counts: ApplicationCounts): string | undefined {
  const all = PLACED_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  if (all === 0) return undefined;
  const parts = PLACED_VERDICTS.map((verdict) => `${whole(counts[verdict])} ${PLACED_WORDS[verdict]}`);
  return `${whole(all)} (${parts.join(", ")})`;
}

/** `12 people`, or that there are none. */
export function usersText(people: number): string {
  return people === 0 ? "used by nobody" : amountText(people, "people");
}
