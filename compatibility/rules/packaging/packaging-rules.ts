import type { CompatibilityRule } from "../../rule";
import { driver } from "./pk-030-driver";
import { machineService } from "./pk-031-machine-service";
import { userService } from "./pk-032-user-service";
import { programFolderWrites } from "./pk-033-program-folder-writes";
import { machineRegistryWrites } from "./pk-034-machine-registry-writes";
import { shellExtension } from "./pk-035-shell-extension";
import { comServer } from "./pk-036-com-server";
import { sharedAssemblies } from "./pk-037-shared-assemblies";
import { visualCppSideBySide } from "./pk-038-visual-cpp-side-by-side";
import { oldDotnetFramework } from "./pk-039-old-dotnet-framework";
import { attendedInstallation } from "./pk-040-attended-installation";
import { sharedApplicationData } from "./pk-041-shared-application-data";
import { packageAtHand } from "./pk-042-package";
import { appAttachHosts } from "./pk-043-app-attach-hosts";
import { embeddedDatabase } from "./pk-044-embedded-database";
import { workingFolder } from "./pk-045-working-folder";
import { setUpPerUser } from "./pk-046-set-up-per-user";
import { fixedPaths } from "./pk-047-fixed-paths";

/** PK: packages, images and installation. */
export const PACKAGING_RULES: readonly CompatibilityRule[] = [
  driver,
  machineService,
  userService,
  programFolderWrites,
  machineRegistryWrites,
  shellExtension,
  comServer,
  sharedAssemblies,
  visualCppSideBySide,
  oldDotnetFramework,
  attendedInstallation,
  sharedApplicationData,
  packageAtHand,
  appAttachHosts,
  embeddedDatabase,
  workingFolder,
  setUpPerUser,
  fixedPaths,
];
