import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-005. */
export const supportEnd: CompatibilityRule = {
  id: "OS-005",
  title: "end of the vendor's support",
  looksAt: ["/support/ends"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation:
    "the vendor's support for this version ends before the workplace goes live, or has ended already",
  question: "has the vendor announced a day on which support for this version ends?",
  remediation: ["update-version", "web-successor", "migrate-product"],
  backing: "tool",
  source: "MicrosoftDocs/memdocs: memdocs/configmgr/desktop-analytics/compat-assessment.md (retired product)",
  testable: false,
  applies: ({ support }, { today, compatibility }) =>
    answer(support, "ends", ({ ends }) => ends !== undefined && ends < (compatibility.goLive ?? today)),
};
