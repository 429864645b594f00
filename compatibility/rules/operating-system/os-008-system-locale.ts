import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** OS-008. */
export const systemLocale: CompatibilityRule = {
  id: "OS-008",
  title: "German system locale",
  looksAt: ["/system/germanSystemLocaleOnly"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "not-applicable"),
  explanation: "it starts only where Windows itself, not just the user, is set to German",
  question: "does it start only with a German system locale?",
  remediation: ["dedicated-pool"],
  backing: "documented",
  source:
    "https://docslib.org/doc/3487314/systemanforderungen-governikus-signer and https://doczz.net/doc/6100321/mcard-anwenderdokumentation",
  testable: true,
  applies: ({ system }) => answer(system, "germanSystemLocaleOnly", (facts) => facts.germanSystemLocaleOnly),
};
