import { effects, type CompatibilityRule } from "../../rule";
import { atTheDesk } from "./desk-device";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-066. */
export const fingerprintReader: CompatibilityRule = {
  id: "PE-066",
  title: "fingerprint reader",
  looksAt: ["/peripherals/fingerprintReader", "/peripherals/selfServiceTerminal"],
  ...overChannel(
    "usb",
    effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  ),
  explanation:
    "the reader reaches a session as a raw USB device, never the sign-in itself, and only when the scenario opens USB",
  question: "does it read fingerprints on the desk, or do they come from a self-service terminal?",
  remediation: ["open-channel", "usb-redirection"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => atTheDesk(peripherals, "fingerprintReader"),
};
