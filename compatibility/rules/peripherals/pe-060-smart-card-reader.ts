import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-060. */
export const smartCardReader: CompatibilityRule = {
  id: "PE-060",
  title: "smart-card reader",
  looksAt: ["/peripherals/smartCardReader"],
  ...inSession(effects("warning", "warning", "warning", "condition", "none", "condition")),
  explanation:
    "the reader is redirected as a smart card, with its driver on the device; packages and browsers need the card's software in the image",
  question: "does it need a smart-card reader?",
  remediation: ["prepare-image"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "smartCardReader", (facts) => facts.smartCardReader),
};
