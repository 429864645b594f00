import { answer } from "../../answer";
import { anyFact } from "../../fact";
import { effects, type CompatibilityRule } from "../../rule";
import { closedChannel, effectWhereClosed } from "../closed-channel";
import { atTheDesk } from "./desk-device";
import { LICENCE_DONGLE, USB_DONGLE } from "./dongle-facts";

/**
 * PE-074. Serial devices come behind a USB adapter, because hosts keep serial ports closed. The table of the catalogue
 * has no meaning for USB devices behind a browser, but for signature pads, on which PE-065 speaks.
 */
export const closedUsb: CompatibilityRule = {
  id: "PE-074",
  title: "closed USB channel",
  ...anyFact(
    {
      looksAt: ["/peripherals/scanner"],
      says: ({ peripherals }) => answer(peripherals, "scanner", ({ scanner }) => scanner === "usb"),
    },
    {
      looksAt: ["/peripherals/signaturePad"],
      says: ({ peripherals }) =>
        answer(peripherals, "signaturePad", (facts) => ["usb", "serial"].includes(facts.signaturePad)),
    },
    {
      looksAt: ["/peripherals/fingerprintReader", "/peripherals/selfServiceTerminal"],
      says: ({ peripherals }) => atTheDesk(peripherals, "fingerprintReader"),
    },
    {
      looksAt: ["/peripherals/serialDevice"],
      says: ({ peripherals }) => answer(peripherals, "serialDevice", (facts) => facts.serialDevice),
    },
    USB_DONGLE,
    LICENCE_DONGLE,
  ),
  ...closedChannel("usb"),
  effects: effects("blocker", "blocker", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "a device on the desk needs USB, which the scenario keeps closed; above normal protection it has to stay closed",
  question:
    "which of these stand on the desk: USB scanner, signature pad, fingerprint reader, serial device, dongle?",
  remediation: ["open-usb", "network-peripheral", "network-licence", "local-and-published"],
  effectIn: (environment) =>
    environment.protectionClass === "normal" || environment.place === "device"
      ? effectWhereClosed("usb", environment)
      : "blocker",
};
