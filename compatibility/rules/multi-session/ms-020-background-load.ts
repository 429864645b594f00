import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-020. */
export const backgroundLoad: CompatibilityRule = {
  id: "MS-020",
  title: "load while idle",
  looksAt: ["/multiSession/backgroundLoad"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation: "load while idle and growing memory add up over all people on a host, so fewer fit on it",
  question: "does it keep the processor busy while idle, or need more and more memory?",
  remediation: ["vendor-statement", "dedicated-pool"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/background-tasks",
  requirements: ["SYS.1.9.A2.8"],
  testable: true,
  applies: ({ multiSession }) => answer(multiSession, "backgroundLoad", (facts) => facts.backgroundLoad),
};
