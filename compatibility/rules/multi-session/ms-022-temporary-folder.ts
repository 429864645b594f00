import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-022. The worse case, files that it locks there, is the matter of MS-019. */
export const temporaryFolder: CompatibilityRule = {
  id: "MS-022",
  title: "one temporary folder for all",
  looksAt: ["/multiSession/sharedTemporaryFolder"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "all people on a host write to the same temporary folder and may meet each other's files there",
  question: "does it write to one fixed temporary folder for all users?",
  remediation: ["vendor-statement", "personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/storing-user-specific-information",
  testable: true,
  applies: ({ multiSession }) =>
    answer(multiSession, "sharedTemporaryFolder", (facts) => facts.sharedTemporaryFolder),
};
