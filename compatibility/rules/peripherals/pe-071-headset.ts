import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-071. The voice has a channel of its own; only its control is USB, which is why a closed USB channel blocks nothing. */
export const headset: CompatibilityRule = {
  id: "PE-071",
  title: "headset or telephone that it controls",
  looksAt: ["/peripherals/headset"],
  ...overChannel(
    "microphone",
    effects("condition", "condition", "condition", "condition", "none", "condition"),
  ),
  explanation:
    "the voice passes through the microphone channel, which the scenario has to open; buttons and call control need the headset as a raw USB device",
  question: "does it control a headset or telephone on the desk?",
  remediation: ["open-channel", "usb-redirection"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "headset", (facts) => facts.headset),
};
