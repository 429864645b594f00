import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-069. Whether the dongle counts as encrypted storage, which never passes, is not in the manifest: the worse holds. */
export const usbDongle: CompatibilityRule = {
  id: "PE-069",
  title: "USB dongle",
  looksAt: ["/peripherals/usbDongle"],
  ...overChannel("usb", effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable")),
  explanation:
    "a dongle reaches one session at a time as a raw USB device, and encrypted storage not at all: shared hosts have no use for it, desktops of one's own need USB open in the scenario",
  question: "does it need a USB dongle on the desk?",
  remediation: [
    "open-channel",
    "usb-redirection",
    "network-licence",
    "personal-desktop",
    "local-and-published",
  ],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "usbDongle", (facts) => facts.usbDongle),
};
