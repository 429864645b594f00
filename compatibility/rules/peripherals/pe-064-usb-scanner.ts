import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-064. App attach cannot carry the driver that the session needs. */
export const usbScanner: CompatibilityRule = {
  id: "PE-064",
  title: "scanner on the desk",
  looksAt: ["/peripherals/scanner"],
  effects: effects("condition", "condition", "condition", "blocker", "none", "not-applicable"),
  explanation:
    "a scanner reaches one session at a time as a raw USB device: with its driver in the image, which no package can carry, and over a fast network",
  question: "does it use a scanner that is attached to the device on the desk?",
  remediation: ["usb-redirection", "network-peripheral"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "scanner", ({ scanner }) => scanner === "usb"),
};
