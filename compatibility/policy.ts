import type { Estate } from "../model/estate";
import type { Policy } from "./environment";

/**
 * What the rules need to know of the estate as a whole.
 *
 * @param today - day of the assessment, YYYY-MM-DD
 */
export function policyOf(estate: Pick<Estate, "settings" | "applications">, today: string): Policy {
  return {
    today,
    compatibility: estate.settings.compatibility,
    applicationIds: new Set(estate.applications.map(({ id }) => id)),
  };
}
