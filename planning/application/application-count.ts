import type { ApplicationCounts } from "../plan";
import type { ApplicationVerdict, PlacedVerdict } from "./application-verdict";

/** Applications by verdict; every one counts once. */
export function countApplications(verdicts: readonly ApplicationVerdict[]): ApplicationCounts {
  const count = (wanted: PlacedVerdict): number =>
    verdicts.filter(({ verdict }) => verdict === wanted).length;
  return {
    compatible: count("compatible"),
    conditional: count("conditional"),
    unknown: count("unknown"),
    notPlaceable: count("notPlaceable"),
  };
}
