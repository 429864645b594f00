import type { Finding } from "../../model/diagnostic";
import type { Application } from "../../model/estate";
import { pointerTo } from "../../model/json-pointer";
import type { Policy } from "../environment";
import { futureDate, isToCome } from "./date-findings";
import { governanceFinding } from "./governance-finding";

/** Evidence in a manifest that does not count: of a day to come, or about another version than the one in use. */
export function evidenceFindings(
  { file, version, evidence }: Application,
  { today }: Policy,
): readonly Finding[] {
  return evidence.flatMap((proof, index): readonly Finding[] => {
    const at = (key: "on" | "version") => ({ file, pointer: pointerTo("evidence", index, key) });
    const early = isToCome(proof.on, today)
      ? [futureDate(`the evidence "${proof.reference}"`, proof.on, at("on"), today)]
      : [];
    if (proof.kind !== "test" || proof.version === undefined || proof.version === version) return early;
    const message = `the test "${proof.reference}" is about version "${proof.version}", in use is "${version}"; it does not count`;
    const hint = "test the version in use, or remove the entry";
    return [...early, governanceFinding(at("version"), "app/outdated-test", message, hint)];
  });
}
