import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PR-113. */
export const availability: CompatibilityRule = {
  id: "PR-113",
  title: "high availability without redundant desktops",
  looksAt: ["/protection/availability"],
  effects: effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  explanation: "a service that must not fail needs desktops that survive the loss of a host",
  question: "which availability does the service need?",
  remediation: ["dedicated-pool", "agree-exception"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A21",
  requirements: ["SYS.1.9.A21"],
  testable: false,
  applies: ({ protection }) => answer(protection, "availability", (facts) => facts.availability !== "normal"),
  effectIn: ({ redundant, mode }) => (redundant ? "none" : availability.effects[mode]),
};
