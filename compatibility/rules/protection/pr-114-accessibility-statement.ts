import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PR-114. */
export const accessibilityStatement: CompatibilityRule = {
  id: "PR-114",
  title: "no accessibility statement",
  looksAt: ["/accessibility/statement"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "warning"),
  explanation:
    "BITV 2.0 and EN 301 549 hold for electronic procedures of the administration; there is no statement",
  question: "is there an accessibility statement?",
  remediation: ["accessibility-statement"],
  backing: "documented",
  source:
    "https://bundesfachstelle-barrierefreiheit.de/DE/Fachwissen/Informationstechnik/Barrierefreie-Software/barrierefreie-software_node.html",
  testable: false,
  applies: ({ accessibility }) => answer(accessibility, "statement", ({ statement }) => !statement),
};
