import { effects, type CompatibilityRule } from "../../rule";
import { atTheDesk } from "./desk-device";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-066. */
export const fingerprintReader: CompatibilityRule = {
  id: "PE-066",
  title: "fingerprint reader",
  looksAt: ["/peripherals/fingerprintReader", "/peripherals/selfServiceTerminal"],
  effects: effects("condition", "condition", "condition", "condition", "none", "not-applicable"),
  explanation:
    "the reader reaches a session as a raw USB device, with its driver in the image, and never the sign-in",
  question: "does it read fingerprints on the desk, or do they come from a self-service terminal?",
  remediation: ["usb-redirection"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => atTheDesk(peripherals, "fingerprintReader"),
};
