import type { Application } from "../model/estate";
import { anyOf, answer, type Answer } from "./answer";

/** Whether confidentiality or integrity of the application's data needs more than normal protection. */
export function needsRaisedProtection({ protection }: Application): Answer {
  return anyOf(
    answer(protection, "confidentiality", (facts) => facts.confidentiality !== "normal"),
    answer(protection, "integrity", (facts) => facts.integrity !== "normal"),
  );
}
