import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_INSTALLER_PAGE } from "./msix-sources";

/** PK-033. */
export const programFolderWrites: CompatibilityRule = {
  id: "PK-033",
  title: "writing into the program folder",
  looksAt: ["/installation/writesProgramFolder"],
  effects: effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  explanation:
    "people have no right to write into the program folder, and in a package it is protected; the right has to be given, or the writing sent elsewhere",
  question: "does it write into its program folder while it runs?",
  remediation: ["grant-rights", "package-support-framework"],
  backing: "documented",
  source: MSIX_INSTALLER_PAGE,
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "writesProgramFolder", ({ writesProgramFolder }) => writesProgramFolder),
};
