import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-018. */
export const oneClientPerHost: CompatibilityRule = {
  id: "MS-018",
  title: "one client per machine",
  looksAt: ["/multiSession/oneClientPerHost"],
  effects: effects("blocker", "none", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "its server or service expects one client per machine, or shows windows that nobody in a session sees",
  question: "does its server or service expect one client per machine, or does a service show windows?",
  remediation: ["personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/client-server-application-guidelines",
  testable: true,
  applies: ({ multiSession }) => answer(multiSession, "oneClientPerHost", (facts) => facts.oneClientPerHost),
};
