import { effects, type CompatibilityRule } from "../../rule";

/** GV-120. */
export const owner: CompatibilityRule = {
  id: "GV-120",
  title: "owner of the manifest",
  looksAt: ["/owner"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "warning"),
  explanation: "nobody is named who answers questions about it",
  question: "who answers for this manifest?",
  remediation: ["complete-manifest"],
  backing: "inference",
  requirements: ["SYS.1.9.A1.3"],
  testable: false,
  applies: (application) => (application.owner === undefined ? "yes" : "no"),
};
