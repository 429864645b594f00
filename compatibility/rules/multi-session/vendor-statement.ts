import type { Application } from "../../../model/estate";
import type { Machine } from "../../environment";
import { decidingProof } from "../../deciding-proof";

/**
 * What the vendor says about several people on one machine: in writing for this delivery mode, operating system and
 * version, else in general.
 *
 * @param today - YYYY-MM-DD; later statements do not count yet
 * @returns undefined when the vendor says nothing
 */
export function vendorStatement(
  application: Application,
  machine: Pick<Machine, "mode" | "operatingSystem">,
  today: string,
): "supported" | "unsupported" | undefined {
  const written = decidingProof(application, "vendor", machine, today);
  if (written !== undefined) return written.result === "fails" ? "unsupported" : "supported";
  const { multiSession } = application;
  return multiSession?.unknown.includes("vendorStatement") === true
    ? undefined
    : multiSession?.vendorStatement;
}
