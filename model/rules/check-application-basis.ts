import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { checkPolicyDays } from "./applications";
import { checkEvidence } from "./evidence";
import { checkPeople } from "./people";
import { checkPlacement } from "./placement";
import { checkScenarios } from "./scenarios";

/** Rule families about what applications are judged by. */
const CHECKS: readonly ((draft: DraftEstate) => readonly Finding[])[] = [
  checkPolicyDays,
  checkPeople,
  checkPlacement,
  checkScenarios,
  checkEvidence,
];

/** As `checkEstate`, for settings, scenarios and user groups. */
export function checkApplicationBasis(draft: DraftEstate): readonly Finding[] {
  return CHECKS.flatMap((check) => check(draft));
}
