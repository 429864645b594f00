import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-045. */
export const workingFolder: CompatibilityRule = {
  id: "PK-045",
  title: "working folder or start arguments",
  looksAt: ["/installation/workingFolderOrArguments"],
  effects: effects("none", "none", "none", "condition", "none", "not-applicable"),
  explanation: "a package starts without the working folder and arguments of the old shortcut",
  question: "does its shortcut set a working folder or start arguments?",
  remediation: ["package-support-framework"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "workingFolderOrArguments", (facts) => facts.workingFolderOrArguments),
};
