import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PK-047. */
export const fixedPaths: CompatibilityRule = {
  id: "PK-047",
  title: "fixed drive letters or folders",
  looksAt: ["/installation/hardCodedPaths"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "not-applicable"),
  explanation: "the drives and folders it expects have to be there under the same names, wherever it runs",
  question: "does it expect fixed drive letters or folders?",
  remediation: ["prepare-image", "isolation-product"],
  backing: "tool",
  source: "https://www.quest.com/community/quest/b/en/posts/hard-coded-file-references---important-update",
  testable: true,
  applies: ({ installation }) => answer(installation, "hardCodedPaths", (facts) => facts.hardCodedPaths),
};
