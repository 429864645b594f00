import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { checkApplications } from "./applications";
import { checkEvidence } from "./evidence";
import { checkPeople } from "./people";
import { checkPlacement } from "./placement";
import { checkScenarios } from "./scenarios";

/** Rule families that need no more than settings, scenarios, user groups and applications. */
const CHECKS: readonly ((draft: DraftEstate) => readonly Finding[])[] = [
  checkApplications,
  checkPeople,
  checkPlacement,
  checkScenarios,
  checkEvidence,
];

/** As `checkEstate`, for the part of an estate that is about applications. */
export function checkApplicationPart(draft: DraftEstate): readonly Finding[] {
  return CHECKS.flatMap((check) => check(draft));
}
