import { anyFact } from "../../fact";
import { effects, type CompatibilityRule } from "../../rule";
import { CARD_SIGN_IN, SMART_CARD_READER } from "./card-facts";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-060. Who signs in with a card needs a reader, whatever the section on devices says. */
export const smartCardReader: CompatibilityRule = {
  id: "PE-060",
  title: "smart-card reader",
  ...anyFact(SMART_CARD_READER, CARD_SIGN_IN),
  ...inSession(effects("warning", "warning", "warning", "condition", "none", "condition")),
  explanation:
    "the reader is redirected as a smart card, with its driver on the device; packages and browsers need the card's software in the image",
  question: "does it need a smart-card reader, or do people sign in with a card?",
  remediation: ["prepare-image"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
};
