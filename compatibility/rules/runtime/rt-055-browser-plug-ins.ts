import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-055. */
export const browserPlugIns: CompatibilityRule = {
  id: "RT-055",
  title: "dropped browser plug-ins",
  looksAt: ["/browser/plugIns"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "blocker"),
  explanation:
    "it needs a browser plug-in that current browsers have dropped; for NPAPI plug-ins and Java applets this is the platform team's reading",
  question: "does it need Silverlight, an NPAPI plug-in or a Java applet?",
  remediation: ["web-successor", "migrate-product"],
  backing: "documented",
  source: "MicrosoftDocs/memdocs: memdocs/configmgr/desktop-analytics/compat-assessment.md (retired product)",
  testable: true,
  applies: ({ browser }) => answer(browser, "plugIns", ({ plugIns }) => plugIns.length > 0),
};
