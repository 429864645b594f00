import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { PERIPHERAL_REQUIREMENTS } from "./peripheral-sources";

const NOT_RELEASED = effects("blocker", "condition", "blocker", "condition", "condition", "condition");

/** PE-061. On the device, too, a combination that the vendor has not released is a condition. */
export const qualifiedSignature: CompatibilityRule = {
  id: "PE-061",
  title: "qualified electronic signature",
  looksAt: ["/peripherals/qualifiedSignature"],
  effects: NOT_RELEASED,
  explanation:
    "vendors release system, card reader, card and terminal server together, and their matrix does not cover this delivery",
  question: "do people sign with a card, and which delivery modes does the vendor's matrix cover?",
  remediation: ["vendor-statement", "personal-desktop"],
  backing: "documented",
  source: "https://docslib.org/doc/3487314/systemanforderungen-governikus-signer",
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) =>
    answer(peripherals, "qualifiedSignature", (facts) => facts.qualifiedSignature !== undefined),
  effectFor: ({ peripherals }, { mode }) =>
    peripherals?.qualifiedSignature?.releasedFor.includes(mode) === true ? "none" : NOT_RELEASED[mode],
};
