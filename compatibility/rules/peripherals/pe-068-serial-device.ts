import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-068. */
export const serialDevice: CompatibilityRule = {
  id: "PE-068",
  title: "device on a serial port",
  looksAt: ["/peripherals/serialDevice"],
  ...overChannel(
    "usb",
    effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  ),
  explanation:
    "serial ports stay closed; behind a USB adapter the device reaches one session at a time, and only when the scenario opens USB",
  question: "does it use a scale, cash drawer, card terminal or another device on a serial port?",
  remediation: ["open-channel", "usb-redirection", "local-and-published"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "serialDevice", (facts) => facts.serialDevice),
};
