import { effects, type CompatibilityRule } from "../../rule";

/** GV-122. The rules that were set aside count again by themselves; this one says why. */
export const lapsedWaiver: CompatibilityRule = {
  id: "GV-122",
  title: "lapsed waiver",
  looksAt: ["/decision/waivers"],
  effects: effects("warning", "warning", "warning", "warning", "warning", "warning"),
  explanation: "a waiver has reached its last day, so the rule that it set aside counts again",
  question: "is the risk still accepted, and until when?",
  remediation: ["agree-exception"],
  backing: "inference",
  testable: false,
  applies: ({ decision }, { today }) =>
    decision.waivers.some(({ expires }) => expires < today) ? "yes" : "no",
};
