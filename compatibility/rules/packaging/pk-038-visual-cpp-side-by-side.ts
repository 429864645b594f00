import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-038. */
export const visualCppSideBySide: CompatibilityRule = {
  id: "PK-038",
  title: "shared C runtime of 2005 or 2008",
  looksAt: ["/runtimes/visualCppSideBySide"],
  effects: effects("none", "none", "none", "condition", "none", "not-applicable"),
  explanation:
    "a package does not find the C runtime in the side-by-side folder: another build has to bring it along",
  question: "does it need the redistributable of Visual C++ 2005 or 2008 on the machine?",
  remediation: ["vendor-statement", "image-installation"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ runtimes }) => answer(runtimes, "visualCppSideBySide", (facts) => facts.visualCppSideBySide),
};
