import { decidingProof } from "../../deciding-proof";
import { effects, type CompatibilityRule } from "../../rule";

/** GV-123. */
export const evidence: CompatibilityRule = {
  id: "GV-123",
  title: "decision without evidence",
  looksAt: ["/decision/state", "/evidence"],
  effects: effects("unknown", "none", "unknown", "unknown", "none", "none"),
  explanation:
    "the decision says ready, but neither a test nor a statement of the vendor shows that it works this way",
  question: "which test or which statement of the vendor shows that it works?",
  remediation: ["retest"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A2",
  requirements: ["SYS.1.9.A1.3", "SYS.1.9.A2.2", "SYS.1.9.A2.3"],
  testable: true,
  applies: ({ decision }) => (decision.state === "ready" ? "yes" : "no"),
  effectFor: (application, machine, { today }) => {
    const { delivery } = application.decision;
    // Whoever has chosen one mode claims nothing about the others.
    if (delivery !== undefined && delivery !== machine.mode) return "none";
    const proofs = (["test", "vendor"] as const).map((kind) =>
      decidingProof(application, kind, machine, today),
    );
    const proven = proofs.some((proof) => proof !== undefined && proof.result !== "fails");
    return proven ? "none" : evidence.effects[machine.mode];
  },
};
