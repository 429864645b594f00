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
  remediation: ["retest", "vendor-statement"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A2",
  requirements: ["SYS.1.9.A1.3", "SYS.1.9.A2.2", "SYS.1.9.A2.3"],
  testable: true,
  applies: ({ decision }) => (decision.state === "ready" ? "yes" : "no"),
  effectIn: ({ mode, operatingSystem }, { decision, evidence: proofs }, { today }) => {
    // Whoever has chosen one mode claims nothing about the others.
    if (decision.delivery !== undefined && decision.delivery !== mode) return "none";
    const proven = proofs.some(
      (proof) =>
        proof.modes.includes(mode) &&
        proof.on <= today &&
        proof.result !== "fails" &&
        (proof.operatingSystem === undefined || proof.operatingSystem === operatingSystem),
    );
    return proven ? "none" : evidence.effects[mode];
  },
};
