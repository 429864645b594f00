import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-019. */
export const sharedFileLock: CompatibilityRule = {
  id: "MS-019",
  title: "locks on shared files",
  looksAt: ["/multiSession/locksSharedFiles"],
  effects: effects("blocker", "none", "blocker", "condition", "none", "not-applicable"),
  explanation: "it locks files that all people on a host share, so the second person is kept out",
  question: "does it lock files that all users of the machine share?",
  remediation: ["personal-desktop", "msix-app-attach"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/multiple-user-guidelines",
  testable: true,
  applies: ({ multiSession }) => answer(multiSession, "locksSharedFiles", (facts) => facts.locksSharedFiles),
};
