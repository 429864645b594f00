import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-007. */
export const untestedSystems: CompatibilityRule = {
  id: "OS-007",
  title: "operating systems that the vendor has not tested",
  looksAt: ["/system/untestedOn"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation:
    "it runs on the operating system of this desktop or device, but the vendor has not tested it there",
  question: "on which operating systems does it run although the vendor has not tested it there?",
  remediation: ["retest"],
  backing: "documented",
  source:
    "MicrosoftDocs/windows-itpro-docs: windows/deployment/upgrade/upgrade-readiness-resolve-issues.md (retired product)",
  testable: true,
  applies: ({ system }) => answer(system, "untestedOn", ({ untestedOn }) => untestedOn.length > 0),
  effectFor: ({ system }, { mode, operatingSystem }) => {
    // The browser stands between a web application and the system: only a manifest that names one counts.
    if (system === undefined) return mode === "web" ? "none" : "condition";
    if (system.untestedOn.includes(operatingSystem)) return "condition";
    const open = system.unknown.includes("untestedOn") && !system.operatingSystems.includes(operatingSystem);
    return open ? "condition" : "none";
  },
};
