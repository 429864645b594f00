import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-041. */
export const sharedApplicationData: CompatibilityRule = {
  id: "PK-041",
  title: "settings shared with another application",
  looksAt: ["/installation/sharesApplicationData"],
  effects: effects("none", "none", "none", "condition", "none", "not-applicable"),
  explanation:
    "a package keeps AppData and registry to itself, so the other application sees nothing of them",
  question: "does it share its AppData folder or its registry keys with another application?",
  remediation: ["deliver-together"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "sharesApplicationData", (facts) => facts.sharesApplicationData),
};
