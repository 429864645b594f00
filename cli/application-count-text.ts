import type { ApplicationCounts } from "../planning/plan";
import { whole } from "./quantity";

/** `500 (412 compatible, 60 conditional, 20 unknown, 8 not placeable)`; undefined for an estate without applications. */
export function applicationCountText(counts: ApplicationCounts): string | undefined {
  const { compatible, conditional, unknown, notPlaceable } = counts;
  const all = compatible + conditional + unknown + notPlaceable;
  if (all === 0) return undefined;
  const parts = [
    `${whole(compatible)} compatible`,
    `${whole(conditional)} conditional`,
    `${whole(unknown)} unknown`,
    `${whole(notPlaceable)} not placeable`,
  ];
  return `${whole(all)} (${parts.join(", ")})`;
}
