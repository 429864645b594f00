import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PR-111. Inference entirely: estate.yaml lists the places that somebody has approved. */
export const classifiedInformation: CompatibilityRule = {
  id: "PR-111",
  title: "classified information (VS-NfD)",
  looksAt: ["/protection/restricted"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "blocker"),
  explanation:
    "as we read it, classified information is only processed where that has been approved expressly; estate.yaml does not list this place",
  question: "does it hold classified information (VS-NfD)?",
  remediation: ["approve-platform"],
  backing: "inference",
  testable: false,
  applies: ({ protection }) => answer(protection, "restricted", ({ restricted }) => restricted),
  effectIn: ({ place, mode }, { compatibility }) =>
    compatibility.restrictedPlatforms.includes(place) ? "none" : classifiedInformation.effects[mode],
};
