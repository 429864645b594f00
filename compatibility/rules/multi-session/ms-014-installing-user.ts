import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-014. */
export const installingUser: CompatibilityRule = {
  id: "MS-014",
  title: "setup for the installing user only",
  looksAt: ["/installation/configuresInstallingUserOnly"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "setup prepares it for the person who installs it; everybody else on the host finds it without settings",
  question: "does setup configure only the user who runs it?",
  remediation: ["install-mode"],
  backing: "documented",
  source:
    "https://learn.microsoft.com/windows/win32/termserv/application-setup-in-a-terminal-services-environment",
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "configuresInstallingUserOnly", (facts) => facts.configuresInstallingUserOnly),
};
