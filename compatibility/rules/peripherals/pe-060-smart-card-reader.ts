import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-060. */
export const smartCardReader: CompatibilityRule = {
  id: "PE-060",
  title: "smart-card reader",
  looksAt: ["/peripherals/smartCardReader"],
  ...overChannel("smartcards", effects("warning", "warning", "warning", "condition", "none", "condition")),
  explanation:
    "the scenario has to let smart cards through; the reader's driver stays on the device, and packages and browsers need the card's software in the image",
  question: "does it need a smart-card reader?",
  remediation: ["open-channel", "prepare-image"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "smartCardReader", (facts) => facts.smartCardReader),
};
