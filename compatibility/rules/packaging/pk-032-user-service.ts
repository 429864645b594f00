import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-032. */
export const userService: CompatibilityRule = {
  id: "PK-032",
  title: "service per user",
  looksAt: ["/installation/userServices"],
  effects: effects("condition", "none", "condition", "blocker", "none", "not-applicable"),
  explanation:
    "the service has to be in the image of shared hosts and starts once per person; a package cannot carry services per user",
  question: "does it install a Windows service that runs once per user?",
  remediation: ["prepare-image"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) => answer(installation, "userServices", ({ userServices }) => userServices),
};
