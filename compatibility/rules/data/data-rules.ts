import type { CompatibilityRule } from "../../rule";
import { localStore } from "./dt-100-local-store";
import { profileData } from "./dt-101-profile-data";
import { offlineUse } from "./dt-102-offline-use";
import { transferOfProtectedData } from "./dt-103-transfer-of-protected-data";
import { closedClipboard } from "./dt-104-closed-clipboard";
import { closedDrives } from "./dt-105-closed-drives";

/** Data: where it lies and where it goes. */
export const DATA_RULES: readonly CompatibilityRule[] = [
  localStore,
  profileData,
  offlineUse,
  transferOfProtectedData,
  closedClipboard,
  closedDrives,
];
