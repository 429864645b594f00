import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { checkApplications } from "./applications";
import { checkCallerIds } from "./caller-id";
import { checkCatalog } from "./catalog-entries";
import { checkConferencing } from "./conferencing";
import { checkEvidence } from "./evidence";
import { checkHotlines } from "./hotlines";
import { checkImages } from "./images";
import { checkNetwork } from "./network";
import { checkPeople } from "./people";
import { checkPlacement } from "./placement";
import { checkReferences } from "./references";
import { checkRollout } from "./rollout";
import { checkRoomDistributors } from "./room-distributors";
import { checkRooms } from "./rooms";
import { checkScenarios } from "./scenarios";
import { checkSessionBorder } from "./session-border";
import { checkSsids } from "./ssids";
import { checkTelephony } from "./telephony";
import { checkUnused } from "./unused";
import { checkWlan } from "./wlan";
import { checkWorkingTime } from "./working-time";

/** Rule families; each looks at what it needs and keeps quiet about what is missing. */
const CHECKS: readonly ((draft: DraftEstate) => readonly Finding[])[] = [
  checkReferences,
  checkApplications,
  checkPeople,
  checkPlacement,
  checkWorkingTime,
  checkScenarios,
  checkImages,
  checkNetwork,
  checkTelephony,
  checkSessionBorder,
  checkCallerIds,
  checkHotlines,
  checkRooms,
  checkRoomDistributors,
  checkConferencing,
  checkWlan,
  checkRollout,
  checkSsids,
  checkCatalog,
  checkEvidence,
  checkUnused,
];

/** What is wrong with files that are valid on their own. */
export function checkEstate(draft: DraftEstate): readonly Finding[] {
  return CHECKS.flatMap((check) => check(draft));
}
