import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-026. */
export const compatibilityLayer: CompatibilityRule = {
  id: "MS-026",
  title: "missing flag for terminal servers",
  looksAt: ["/multiSession/notTerminalServerAware"],
  effects: effects(
    "warning",
    "not-applicable",
    "warning",
    "not-applicable",
    "not-applicable",
    "not-applicable",
  ),
  explanation:
    "the program is not marked as aware of terminal servers, so Windows puts a compatibility layer beneath it",
  question: "does the executable carry the TSAWARE flag?",
  remediation: ["vendor-statement"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/application-compatibility-layer",
  testable: true,
  applies: ({ multiSession }) =>
    answer(multiSession, "notTerminalServerAware", (facts) => facts.notTerminalServerAware),
};
