import type { Application } from "../../../model/estate";
import type { Environment } from "../../environment";

/**
 * What the vendor says about several people on one machine: in writing for this delivery mode, operating system and
 * version (the latest statement counts; of several on one day the refusal), else in general.
 *
 * @param today - YYYY-MM-DD; later statements do not count yet
 * @returns undefined when the vendor says nothing
 */
export function vendorStatement(
  { evidence, multiSession, version }: Application,
  { mode, operatingSystem }: Pick<Environment, "mode" | "operatingSystem">,
  today: string,
): "supported" | "unsupported" | undefined {
  const statements = evidence.filter(
    (proof) =>
      proof.kind === "vendor" &&
      proof.on <= today &&
      proof.modes.includes(mode) &&
      (proof.operatingSystem ?? operatingSystem) === operatingSystem &&
      (proof.version ?? version) === version,
  );
  if (statements.length > 0) {
    const last = statements.reduce((latest, { on }) => (on > latest ? on : latest), "");
    const refused = statements.some(({ on, result }) => on === last && result === "fails");
    return refused ? "unsupported" : "supported";
  }
  return multiSession?.unknown.includes("vendorStatement") === true
    ? undefined
    : multiSession?.vendorStatement;
}
