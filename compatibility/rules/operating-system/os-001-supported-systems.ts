import type { Application } from "../../../model/estate";
import { answer } from "../../answer";
import type { Environment } from "../../environment";
import { effects, type CompatibilityRule, type Effect } from "../../rule";

/** OS-001. */
export const supportedSystems: CompatibilityRule = {
  id: "OS-001",
  title: "operating systems that the vendor supports",
  looksAt: ["/system/operatingSystems"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "not-applicable"),
  explanation: "the vendor does not support it on the operating system of this desktop or device",
  question: "on which operating systems does the vendor support it?",
  remediation: ["update-version", "remoteapp-same-os"],
  backing: "documented",
  source:
    "MicrosoftDocs/windows-itpro-docs: windows/deployment/upgrade/upgrade-readiness-resolve-issues.md (retired product)",
  testable: true,
  applies: ({ forms, system }) =>
    forms.includes("installed") ? answer(system, "operatingSystems", () => true) : "no",
  effectFor: ({ system }, { mode, operatingSystem }) =>
    mode === "web" ? supportedSystems.effects.web : systemEffect(operatingSystem, system),
};

/** Systems on which it runs untested are the matter of OS-007; while that list is open, nothing is ruled out. */
function systemEffect(desktop: Environment["operatingSystem"], system: Application["system"]): Effect {
  if (system === undefined) return "blocker";
  if (system.operatingSystems.includes(desktop) || system.untestedOn.includes(desktop)) return "none";
  return system.unknown.includes("untestedOn") ? "unknown" : "blocker";
}
