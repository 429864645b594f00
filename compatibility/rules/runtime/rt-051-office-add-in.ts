import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-051. */
export const officeAddIn: CompatibilityRule = {
  id: "RT-051",
  title: "office add-in",
  looksAt: ["/officeSuite/addIn"],
  effects: effects("none", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "an add-in has to be loaded by the office suite of the same desktop, which a package or a single published window may prevent",
  question: "does it install an add-in into the office suite, and of which kind (COM, VSTO, web)?",
  remediation: ["retest"],
  backing: "tool",
  source: "https://applicationreadiness.com/microsoft-msix-assess-test-convert-publish/",
  testable: true,
  applies: ({ officeSuite }) =>
    answer(officeSuite, "addIn", ({ addIn }) => addIn === "com" || addIn === "vsto"),
};
