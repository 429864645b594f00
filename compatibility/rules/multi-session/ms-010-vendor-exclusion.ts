import { answerIfStated, anyOf } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { vendorStatement } from "./vendor-statement";

/** MS-010. A test does not bring the vendor's support back; silence is the matter of MS-011. */
export const vendorExclusion: CompatibilityRule = {
  id: "MS-010",
  title: "vendor's exclusion of shared desktops",
  looksAt: ["/multiSession/vendorStatement", "/evidence"],
  effects: effects("blocker", "none", "blocker", "condition", "none", "not-applicable"),
  explanation:
    "the vendor excludes use on terminal servers and multi-session Windows and will not support it there",
  question: "does the vendor support it on terminal servers or multi-session Windows?",
  remediation: ["vendor-statement", "session-host-single-session"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows-server/remote/multipoint-services/application-considerations",
  testable: false,
  applies: ({ multiSession, evidence }) =>
    anyOf(
      answerIfStated(multiSession, "vendorStatement", (facts) => facts.vendorStatement === "unsupported"),
      evidence.some(({ kind, result }) => kind === "vendor" && result === "fails") ? "yes" : "no",
    ),
  effectFor: (application, machine, { today }) =>
    vendorStatement(application, machine, today) === "unsupported"
      ? vendorExclusion.effects[machine.mode]
      : "none",
};
