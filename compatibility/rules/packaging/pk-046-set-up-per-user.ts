import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PK-046. */
export const setUpPerUser: CompatibilityRule = {
  id: "PK-046",
  title: "set-up at the first start of each person",
  looksAt: ["/installation/activeSetupOrClickOnce"],
  effects: effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  explanation:
    "Active Setup, advertised features and ClickOnce finish the installation in each profile; images and packages have to bring it complete",
  question: "does it use Active Setup, advertised features or ClickOnce?",
  remediation: ["vendor-statement", "prepare-image"],
  backing: "tool",
  source: "https://applicationreadiness.com/microsoft-msix-assess-test-convert-publish/",
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "activeSetupOrClickOnce", (facts) => facts.activeSetupOrClickOnce),
};
