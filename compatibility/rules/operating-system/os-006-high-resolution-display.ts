import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-006. */
export const highResolutionDisplay: CompatibilityRule = {
  id: "OS-006",
  title: "high-resolution displays",
  looksAt: ["/system/notDpiAware"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "not-applicable"),
  explanation: "its windows are too small or blurred on high-resolution displays",
  question: "are its windows too small or blurred on high-resolution displays?",
  remediation: ["retest"],
  backing: "documented",
  source: "MicrosoftDocs/memdocs: memdocs/configmgr/desktop-analytics/compat-assessment.md (retired product)",
  testable: true,
  applies: ({ system }) => answer(system, "notDpiAware", (facts) => facts.notDpiAware),
  effectIn: ({ mode, mixedDpi }) => (mixedDpi ? highResolutionDisplay.effects[mode] : "none"),
};
