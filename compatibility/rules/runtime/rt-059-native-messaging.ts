import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-059. */
export const nativeMessaging: CompatibilityRule = {
  id: "RT-059",
  title: "browser extension with a local program",
  looksAt: ["/browser/nativeMessaging"],
  effects: effects("condition", "none", "condition", "condition", "none", "condition"),
  explanation:
    "browser extension and the program it talks to have to run in the same session (the platform team's reading)",
  question: "does a browser extension of it talk to a program on the same machine?",
  remediation: ["prepare-image"],
  backing: "inference",
  testable: true,
  applies: ({ browser }) => answer(browser, "nativeMessaging", (facts) => facts.nativeMessaging),
};
