import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-013. */
export const machineRegistrySettings: CompatibilityRule = {
  id: "MS-013",
  title: "user settings in the machine registry",
  looksAt: ["/multiSession/userSettingsInMachineRegistry"],
  effects: effects("blocker", "none", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "settings under HKEY_LOCAL_MACHINE are shared by all people on a host, so they overwrite one another",
  question: "does it keep settings of the user under HKEY_LOCAL_MACHINE?",
  remediation: ["personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/storing-user-specific-information",
  testable: true,
  applies: ({ multiSession }) =>
    answer(multiSession, "userSettingsInMachineRegistry", (facts) => facts.userSettingsInMachineRegistry),
};
