import { answer, anyOf } from "../../answer";
import type { CompatibilityRule } from "../../rule";
import { closedChannel } from "./closed-channel";

/** PE-075. */
export const closedSmartCards: CompatibilityRule = {
  id: "PE-075",
  title: "closed smart-card channel",
  looksAt: ["/peripherals"],
  ...closedChannel("smartcards"),
  explanation: "people need a smart-card reader, and the scenario lets no smart cards through",
  question: "do people need a smart-card reader, for sign-in, signature or the identity card?",
  applies: ({ peripherals }) =>
    anyOf(
      answer(peripherals, "smartCardReader", (facts) => facts.smartCardReader),
      answer(peripherals, "qualifiedSignature", (facts) => facts.qualifiedSignature !== undefined),
      answer(peripherals, "onlineIdentityCard", (facts) => facts.onlineIdentityCard),
    ),
};
