import type { CompatibilityRule } from "../../rule";
import { officeBitness } from "./rt-050-office-bitness";
import { officeAddIn } from "./rt-051-office-add-in";
import { officeAutomation } from "./rt-052-office-automation";
import { javaVersion } from "./rt-053-java-version";
import { internetExplorerMode } from "./rt-054-internet-explorer-mode";
import { browserPlugIns } from "./rt-055-browser-plug-ins";
import { databaseClient } from "./rt-056-database-client";
import { graphicsProcessor } from "./rt-057-graphics-processor";
import { movingImages } from "./rt-058-moving-images";
import { nativeMessaging } from "./rt-059-native-messaging";

/** RT: runtimes, office suite, browser, graphics. */
export const RUNTIME_RULES: readonly CompatibilityRule[] = [
  officeBitness,
  officeAddIn,
  officeAutomation,
  javaVersion,
  internetExplorerMode,
  browserPlugIns,
  databaseClient,
  graphicsProcessor,
  movingImages,
  nativeMessaging,
];
