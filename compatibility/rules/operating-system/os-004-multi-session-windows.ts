import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-004. Where the application does not run on that system, OS-001 says so already. */
export const multiSessionWindows: CompatibilityRule = {
  id: "OS-004",
  title: "Windows 11 multi-session outside Azure",
  looksAt: ["/system/operatingSystems"],
  effects: effects(
    "blocker",
    "not-applicable",
    "blocker",
    "not-applicable",
    "not-applicable",
    "not-applicable",
  ),
  explanation:
    "Windows 11 multi-session may be used in production on Azure Virtual Desktop only; elsewhere it breaks the licence",
  question: "does the vendor support Windows 11 multi-session?",
  remediation: ["personal-desktop", "remoteapp-same-os"],
  backing: "documented",
  source: "https://learn.microsoft.com/azure/virtual-desktop/windows-multisession-faq",
  testable: false,
  applies: ({ system }) =>
    answer(system, "operatingSystems", ({ operatingSystems, untestedOn }) =>
      [...operatingSystems, ...untestedOn].includes("windows-11-multi-session"),
    ),
  effectIn: ({ mode, place, operatingSystem }) =>
    place !== "azure" && operatingSystem === "windows-11-multi-session"
      ? multiSessionWindows.effects[mode]
      : "none",
};
