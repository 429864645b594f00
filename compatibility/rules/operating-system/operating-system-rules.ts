import type { CompatibilityRule } from "../../rule";
import { supportedSystems } from "./os-001-supported-systems";
import { sixteenBitCode } from "./os-002-sixteen-bit-code";
import { serverRefusal } from "./os-003-server-refusal";
import { multiSessionWindows } from "./os-004-multi-session-windows";
import { supportEnd } from "./os-005-support-end";
import { highResolutionDisplay } from "./os-006-high-resolution-display";
import { untestedSystems } from "./os-007-untested-systems";
import { systemLocale } from "./os-008-system-locale";

/** OS: operating system and support. */
export const OPERATING_SYSTEM_RULES: readonly CompatibilityRule[] = [
  supportedSystems,
  sixteenBitCode,
  serverRefusal,
  multiSessionWindows,
  supportEnd,
  highResolutionDisplay,
  untestedSystems,
  systemLocale,
];
