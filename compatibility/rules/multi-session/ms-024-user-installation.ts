import { answerIfStated } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-024. */
export const userInstallation: CompatibilityRule = {
  id: "MS-024",
  title: "installation per user",
  looksAt: ["/installation/scope"],
  effects: effects("condition", "condition", "condition", "none", "none", "not-applicable"),
  explanation:
    "it is installed into the user's profile and disappears when the desktop drops the profile at sign-out",
  question: "is it installed for the machine or for one user?",
  remediation: ["vendor-statement", "msix-app-attach"],
  backing: "documented",
  source: "https://learn.microsoft.com/azure/virtual-desktop/windows-multisession-faq",
  testable: true,
  applies: ({ installation }) => answerIfStated(installation, "scope", ({ scope }) => scope === "user"),
  effectIn: ({ mode, persistent }) => (persistent ? "none" : userInstallation.effects[mode]),
};
