import { isReviewOverdue } from "../../review";
import { effects, type CompatibilityRule } from "../../rule";

/** GV-124. */
export const review: CompatibilityRule = {
  id: "GV-124",
  title: "review of the manifest",
  looksAt: ["/reviewedOn"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "warning"),
  explanation:
    "no day is given on which its owner confirmed it, or that day is longer ago than the policy allows",
  question: "when has its content last been confirmed?",
  remediation: ["confirm-manifest"],
  backing: "inference",
  requirements: ["SYS.1.9.A1.3"],
  testable: false,
  applies: ({ reviewedOn }, { today, compatibility }) => {
    if (reviewedOn === undefined) return "yes";
    // A confirmation that is yet to come confirms nothing.
    if (reviewedOn > today) return "unknown";
    return isReviewOverdue(reviewedOn, today, compatibility.reviewMonths) ? "yes" : "no";
  },
};
