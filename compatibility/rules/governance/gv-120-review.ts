import { effects, type CompatibilityRule } from "../../rule";
import { isReviewOverdue } from "../../review";

/** GV-120. */
export const review: CompatibilityRule = {
  id: "GV-120",
  title: "owner and review of the manifest",
  looksAt: ["/owner", "/reviewedOn"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "warning"),
  explanation:
    "nobody is named who answers questions, or the last confirmation is older than the policy allows",
  question: "who answers for this manifest, and when has its content last been confirmed?",
  remediation: ["complete-manifest"],
  backing: "inference",
  requirements: ["SYS.1.9.A1.3"],
  testable: false,
  applies: ({ owner, reviewedOn }, { today, compatibility }) => {
    if (owner === undefined || reviewedOn === undefined) return "yes";
    // A confirmation that is yet to come confirms nothing.
    if (reviewedOn > today) return "unknown";
    return isReviewOverdue(reviewedOn, today, compatibility.reviewMonths) ? "yes" : "no";
  },
};
