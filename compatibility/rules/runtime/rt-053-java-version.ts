import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** RT-053. One manifest does not show that two applications need different versions. */
export const javaVersion: CompatibilityRule = {
  id: "RT-053",
  title: "Java without updates",
  looksAt: ["/runtimes/javaUnsupported", "/runtimes/java"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation: "it needs a Java version that gets no updates any more",
  question: "does it need a Java version on the workplace that gets no updates any more?",
  remediation: ["update-version"],
  backing: "documented",
  source: "MicrosoftDocs/memdocs: memdocs/configmgr/desktop-analytics/compat-assessment.md (retired product)",
  testable: false,
  applies: ({ runtimes }) => answer(runtimes, "javaUnsupported", (facts) => facts.javaUnsupported),
};
