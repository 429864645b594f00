import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-025. */
export const sharedAccount: CompatibilityRule = {
  id: "MS-025",
  title: "shared accounts",
  looksAt: ["/signIn/sharedAccount"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "condition", "condition"),
  explanation:
    "several people use the same account, which is not allowed where internal rules or the licence forbid it",
  question: "do several people use the same account in it?",
  remediation: ["agree-exception", "own-accounts"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A3",
  requirements: ["SYS.1.9.A3.1"],
  testable: false,
  applies: ({ signIn }) => answer(signIn, "sharedAccount", (facts) => facts.sharedAccount),
};
