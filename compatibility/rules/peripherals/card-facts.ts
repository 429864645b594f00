import { answer } from "../../answer";
import type { Fact } from "../../fact";

/** The manifest names the reader itself. */
export const SMART_CARD_READER: Fact = {
  looksAt: ["/peripherals/smartCardReader"],
  says: ({ peripherals }) => answer(peripherals, "smartCardReader", (facts) => facts.smartCardReader),
};

/** People sign in with a card, which takes a reader. */
export const CARD_SIGN_IN: Fact = {
  looksAt: ["/signIn/method"],
  says: ({ signIn }) => answer(signIn, "method", ({ method }) => method === "card"),
};
