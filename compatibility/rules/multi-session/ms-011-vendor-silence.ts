import { effects, type CompatibilityRule } from "../../rule";
import { vendorStatement } from "./vendor-statement";

/** MS-011. A test settles it as it settles every rule that is testable. */
export const vendorSilence: CompatibilityRule = {
  id: "MS-011",
  title: "missing release for shared desktops",
  looksAt: ["/multiSession/vendorStatement", "/evidence"],
  effects: effects("unknown", "none", "unknown", "unknown", "none", "not-applicable"),
  explanation: "neither the vendor nor a test says that several people can use it on the same machine",
  question:
    "does the vendor support it on terminal servers or multi-session Windows, or has the city tested it there?",
  remediation: ["vendor-statement", "retest"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A2",
  requirements: ["SYS.1.9.A2.3"],
  testable: true,
  applies: ({ multiSession }) => {
    if (multiSession === undefined || multiSession.unknown.includes("vendorStatement")) return "unknown";
    return multiSession.vendorStatement === undefined ? "yes" : "no";
  },
  effectFor: (application, machine, { today }) =>
    vendorStatement(application, machine, today) === undefined ? vendorSilence.effects[machine.mode] : "none",
};
