import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-023. */
export const updater: CompatibilityRule = {
  id: "MS-023",
  title: "updater of its own",
  looksAt: ["/installation/selfUpdating"],
  effects: effects("condition", "condition", "condition", "condition", "none", "none"),
  explanation: "it updates itself, and a desktop that is reset at sign-out loses the update",
  question: "does it update itself?",
  remediation: ["exclude-updater"],
  backing: "tool",
  source: "https://github.com/TimMangan/App-Info",
  testable: true,
  applies: ({ installation }) => answer(installation, "selfUpdating", (facts) => facts.selfUpdating),
  effectIn: ({ mode, persistent }) => (persistent ? "none" : updater.effects[mode]),
};
