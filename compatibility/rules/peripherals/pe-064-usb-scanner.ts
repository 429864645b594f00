import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-064. App attach cannot carry the driver that the session needs. */
export const usbScanner: CompatibilityRule = {
  id: "PE-064",
  title: "scanner on the desk",
  looksAt: ["/peripherals/scanner"],
  ...overChannel("usb", effects("condition", "condition", "condition", "blocker", "none", "not-applicable")),
  explanation:
    "the scanner reaches one session at a time as a raw USB device: with its driver in the image, over a fast network, and only when the scenario opens USB",
  question: "does it use a scanner that is attached to the device on the desk?",
  remediation: ["open-channel", "usb-redirection", "network-peripheral"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "scanner", ({ scanner }) => scanner === "usb"),
};
