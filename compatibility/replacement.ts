import type { Scenario } from "../model/estate";
import { PREFERRED_MODES, type AssessedApplication } from "./assessed-application";
import type { DeliveryMode } from "./delivery-mode";
import { compareVerdicts, isFeasible, type Verdict } from "./verdict";

/** An application that can take the place of another one. */
export interface Replacement {
  /** Id of the manifest. */
  readonly application: string;
  /** Best verdict in the modes that people have without further ado. */
  readonly verdict: Verdict;
}

/**
 * Applications of the inventory that can take the place of one for people in a scenario: the one that its manifest names,
 * and those that serve the same service process, as far as these people could work with them. Whatever is on its way
 * out, refused by its owner or itself to be replaced by the one in question is none.
 *
 * @param candidates - the inventory or the part of it with the same service process and the named one
 * @returns the named one first, then compatible before conditional, in use before planned, by id
 */
export function replacementCandidates(
  assessed: AssessedApplication,
  scenario: Scenario,
  candidates: readonly AssessedApplication[],
): readonly Replacement[] {
  const { id, serviceProcess, replacedBy } = assessed.application;
  return candidates
    .filter(({ application }) => {
      if (application.id === id || application.replacedBy === id) return false;
      if (application.lifecycle === "phase-out" || application.decision.state === "wont-do") return false;
      return application.id === replacedBy || application.serviceProcess === serviceProcess;
    })
    .map((candidate) => ({
      application: candidate.application.id,
      verdict: currentDelivery(candidate, scenario).verdict,
      planned: candidate.application.lifecycle === "planned",
    }))
    .filter(({ verdict }) => isFeasible(verdict))
    .sort(
      (a, b) =>
        Number(b.application === replacedBy) - Number(a.application === replacedBy) ||
        compareVerdicts(a.verdict, b.verdict) ||
        Number(a.planned) - Number(b.planned) ||
        (a.application < b.application ? -1 : 1),
    )
    .map(({ application, verdict }) => ({ application, verdict }));
}

/**
 * Modes that people in a scenario have without further ado, from the cheapest to run to the dearest: the desktop itself
 * and its browser; the mode that the owner has chosen takes their place where the scenario offers it. Desktops of one's
 * own are a matter of the scenario, not of one application.
 */
export function currentModes(
  { application, scenarios }: Pick<AssessedApplication, "application" | "scenarios">,
  { id, delivery }: Scenario,
): readonly DeliveryMode[] {
  const own: DeliveryMode = delivery === "gpu" ? "personal" : delivery;
  const chosen = application.decision.delivery;
  const offered = chosen !== undefined && scenarios[id]?.[chosen].verdict !== "not-applicable";
  if (offered && (chosen !== "personal" || own === "personal")) return [chosen];
  return PREFERRED_MODES.filter((mode) => mode === own || mode === "web");
}

/** The best verdict in these modes; of equals the cheapest to run. */
export function currentDelivery(
  assessed: AssessedApplication,
  scenario: Scenario,
): { readonly mode: DeliveryMode; readonly verdict: Verdict } {
  const modes = assessed.scenarios[scenario.id];
  if (modes === undefined) throw new RangeError(`scenario "${scenario.id}" was not assessed`);
  return currentModes(assessed, scenario)
    .map((mode) => ({ mode, verdict: modes[mode].verdict }))
    .reduce((best, next) => (compareVerdicts(next.verdict, best.verdict) < 0 ? next : best));
}
