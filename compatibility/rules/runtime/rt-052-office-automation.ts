import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-052. */
export const officeAutomation: CompatibilityRule = {
  id: "RT-052",
  title: "control of the office suite",
  looksAt: ["/officeSuite/automation"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "it controls the office suite, and on desktops that several people share the suite needs Shared Computer Activation and a plan that includes it",
  question: "does it start and control the office suite, for letters for instance?",
  remediation: ["shared-computer-activation"],
  backing: "documented",
  source: "https://learn.microsoft.com/deployoffice/overview-shared-computer-activation",
  testable: false,
  applies: ({ officeSuite }) => answer(officeSuite, "automation", (facts) => facts.automation),
  effectIn: ({ mode }, { compatibility }) =>
    compatibility.sharedComputerActivation ? "none" : officeAutomation.effects[mode],
};
