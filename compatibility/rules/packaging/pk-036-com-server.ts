import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-036. */
export const comServer: CompatibilityRule = {
  id: "PK-036",
  title: "COM or OLE for other applications",
  looksAt: ["/installation/comServer"],
  effects: effects("none", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "other applications reach it in the same session only, and from a package only when the package declares its COM classes",
  question: "do other applications use it through COM or OLE?",
  remediation: ["deliver-together"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) => answer(installation, "comServer", (facts) => facts.comServer),
};
