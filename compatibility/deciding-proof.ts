import type { ApplicationEvidence } from "../generated/application";
import type { Application } from "../model/estate";
import type { Machine } from "./environment";

/** A proof that decides in an environment, with its place in the manifest. */
export interface DecidingProof {
  readonly index: number;
  readonly result: ApplicationEvidence["result"];
}

/**
 * The latest proof of a kind for the delivery mode and operating system of an environment; of several on the same day
 * the worst result counts.
 *
 * @param today - YYYY-MM-DD
 */
export function decidingProof(
  application: Application,
  kind: ApplicationEvidence["kind"],
  { mode, operatingSystem }: Pick<Machine, "mode" | "operatingSystem">,
  today: string,
): DecidingProof | undefined {
  let best: DecidingProof | undefined;
  for (const [index, proof] of application.evidence.entries()) {
    if (!isValidProof(application, kind, proof, today) || !proof.modes.includes(mode)) continue;
    if (proof.operatingSystem !== undefined && proof.operatingSystem !== operatingSystem) continue;
    const before = best && application.evidence[best.index];
    if (before === undefined || proof.on > before.on || (proof.on === before.on && isWorse(proof, before))) {
      best = { index, result: proof.result };
    }
  }
  return best;
}

function isValidProof(
  { version }: Pick<Application, "version">,
  kind: ApplicationEvidence["kind"],
  proof: ApplicationEvidence,
  today: string,
): boolean {
  return proof.kind === kind && proof.on <= today && (proof.version ?? version) === version;
}

/** From best to worst. */
const RESULTS = [
  "works",
  "works-with-conditions",
  "fails",
] as const satisfies readonly ApplicationEvidence["result"][];

function isWorse(a: ApplicationEvidence, b: ApplicationEvidence): boolean {
  return RESULTS.indexOf(a.result) > RESULTS.indexOf(b.result);
}
