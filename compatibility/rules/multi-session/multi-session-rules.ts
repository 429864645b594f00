import type { CompatibilityRule } from "../../rule";
import { vendorExclusion } from "./ms-010-vendor-exclusion";
import { vendorSilence } from "./ms-011-vendor-silence";
import { programFolderState } from "./ms-012-program-folder-state";
import { machineRegistrySettings } from "./ms-013-machine-registry-settings";
import { installingUser } from "./ms-014-installing-user";
import { singleInstance } from "./ms-015-single-instance";
import { workplaceIdentity } from "./ms-016-workplace-identity";
import { localPort } from "./ms-017-local-port";
import { oneClientPerHost } from "./ms-018-one-client-per-host";
import { sharedFileLock } from "./ms-019-shared-file-lock";
import { backgroundLoad } from "./ms-020-background-load";
import { administratorRights } from "./ms-021-administrator-rights";
import { temporaryFolder } from "./ms-022-temporary-folder";
import { updater } from "./ms-023-updater";
import { userInstallation } from "./ms-024-user-installation";
import { sharedAccount } from "./ms-025-shared-account";
import { compatibilityLayer } from "./ms-026-compatibility-layer";

/** MS: several people on one machine. */
export const MULTI_SESSION_RULES: readonly CompatibilityRule[] = [
  vendorExclusion,
  vendorSilence,
  programFolderState,
  machineRegistrySettings,
  installingUser,
  singleInstance,
  workplaceIdentity,
  localPort,
  oneClientPerHost,
  sharedFileLock,
  backgroundLoad,
  administratorRights,
  temporaryFolder,
  updater,
  userInstallation,
  sharedAccount,
  compatibilityLayer,
];
