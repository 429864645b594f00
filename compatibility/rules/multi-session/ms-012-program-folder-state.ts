import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-012. */
export const programFolderState: CompatibilityRule = {
  id: "MS-012",
  title: "user settings in shared folders",
  looksAt: ["/multiSession/userStateInProgramFolder"],
  effects: effects("blocker", "none", "blocker", "condition", "none", "not-applicable"),
  explanation:
    "settings in the program folder, the Windows folder or .ini files are shared by all people on a host, so they overwrite one another",
  question:
    "does it keep settings of the user in the program folder, the Windows folder or shared .ini files?",
  remediation: ["package-support-framework", "personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/storing-user-specific-information",
  testable: true,
  applies: ({ multiSession }) =>
    answer(multiSession, "userStateInProgramFolder", (facts) => facts.userStateInProgramFolder),
};
