import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-068. */
export const serialDevice: CompatibilityRule = {
  id: "PE-068",
  title: "device on a serial port",
  looksAt: ["/peripherals/serialDevice"],
  effects: effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  explanation:
    "hosts keep serial ports closed; behind a USB adapter the device reaches one session at a time, with its driver in the image and over a fast network",
  question: "does it use a scale, cash drawer, card terminal or another device on a serial port?",
  remediation: ["usb-redirection", "local-and-published"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "serialDevice", (facts) => facts.serialDevice),
};
