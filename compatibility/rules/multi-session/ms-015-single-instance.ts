import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-015. */
export const singleInstance: CompatibilityRule = {
  id: "MS-015",
  title: "one instance per machine",
  looksAt: ["/multiSession/oneInstancePerMachine"],
  effects: effects("blocker", "none", "blocker", "blocker", "none", "not-applicable"),
  explanation: "it starts once per machine, so a second person on the same host cannot start it",
  question: "does it start only once per machine, whoever is signed in?",
  remediation: ["personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/kernel-object-namespaces",
  testable: true,
  applies: ({ multiSession }) =>
    answer(multiSession, "oneInstancePerMachine", (facts) => facts.oneInstancePerMachine),
};
