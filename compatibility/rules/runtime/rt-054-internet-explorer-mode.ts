import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-054. */
export const internetExplorerMode: CompatibilityRule = {
  id: "RT-054",
  title: "Internet Explorer mode",
  looksAt: ["/browser/engine"],
  effects: effects("condition", "condition", "condition", "not-applicable", "condition", "condition"),
  explanation:
    "it needs the Internet Explorer mode of Edge, which exists on Windows only and opens for listed addresses",
  question: "does it run in a current browser, or does it need the Internet Explorer mode or ActiveX?",
  remediation: ["ie-mode-site-list"],
  backing: "documented",
  source: "https://learn.microsoft.com/microsoft-edge/devtools-guide-chromium/ie-mode",
  testable: true,
  applies: ({ browser }) => answer(browser, "engine", ({ engine }) => engine !== "current"),
};
