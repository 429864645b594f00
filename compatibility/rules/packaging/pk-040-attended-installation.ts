import { answer, anyOf } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-040. */
export const attendedInstallation: CompatibilityRule = {
  id: "PK-040",
  title: "installation that cannot be automated",
  looksAt: ["/installation/notUnattended", "/installation/needsRestart"],
  effects: effects("condition", "condition", "condition", "blocker", "condition", "not-applicable"),
  explanation:
    "somebody has to click, or the machine restarts half-way: images and devices need a step by hand, and a package needs an installer that runs by itself",
  question: "can it be installed without anybody clicking and without a restart?",
  remediation: ["vendor-statement", "image-installation"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) =>
    anyOf(
      answer(installation, "notUnattended", ({ notUnattended }) => notUnattended),
      answer(installation, "needsRestart", ({ needsRestart }) => needsRestart),
    ),
};
