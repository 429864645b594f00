import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** DT-101. The source recommends profile containers for shared desktops; the limit is estate.yaml's. */
export const profileData: CompatibilityRule = {
  id: "DT-101",
  title: "much data in the profile",
  looksAt: ["/data/profileMiB"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "on shared hosts the profile comes from profile storage at every sign-in; so much data needs an agreement on its size",
  question: "how much does it add to the user's profile (MiB)?",
  remediation: ["move-data-to-share"],
  backing: "documented",
  source: "https://learn.microsoft.com/azure/virtual-desktop/windows-multisession-faq",
  testable: true,
  applies: ({ data }, { compatibility }) =>
    answer(data, "profileMiB", ({ profileMiB }) => profileMiB > compatibility.profileLimitMiB),
};
