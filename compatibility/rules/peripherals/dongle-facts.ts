import { answer } from "../../answer";
import type { Fact } from "../../fact";

/** The manifest names the dongle itself. */
export const USB_DONGLE: Fact = {
  looksAt: ["/peripherals/usbDongle"],
  says: ({ peripherals }) => answer(peripherals, "usbDongle", (facts) => facts.usbDongle),
};

/** The licence is bound to a dongle, which has to be on the desk. */
export const LICENCE_DONGLE: Fact = {
  looksAt: ["/licence/metrics"],
  says: ({ licence }) => answer(licence, "metrics", ({ metrics }) => metrics.includes("dongle")),
};
