import { answer } from "../../answer";
import { anyFact } from "../../fact";
import type { CompatibilityRule } from "../../rule";
import { CARD_SIGN_IN, SMART_CARD_READER } from "./card-facts";
import { closedChannel } from "../closed-channel";

/** PE-075. */
export const closedSmartCards: CompatibilityRule = {
  id: "PE-075",
  title: "closed smart-card channel",
  ...anyFact(
    SMART_CARD_READER,
    {
      looksAt: ["/peripherals/qualifiedSignature"],
      says: ({ peripherals }) =>
        answer(peripherals, "qualifiedSignature", (facts) => facts.qualifiedSignature !== undefined),
    },
    {
      looksAt: ["/peripherals/onlineIdentityCard"],
      says: ({ peripherals }) =>
        answer(peripherals, "onlineIdentityCard", (facts) => facts.onlineIdentityCard),
    },
    CARD_SIGN_IN,
  ),
  ...closedChannel("smartcards"),
  explanation: "people need a smart-card reader, and the scenario lets no smart cards through",
  question: "do people need a smart-card reader, for sign-in, signature or the identity card?",
};
