import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-071. The voice has a channel of its own; only its control is USB, which is why a closed USB channel blocks nothing. */
export const headset: CompatibilityRule = {
  id: "PE-071",
  title: "headset or telephone that it controls",
  looksAt: ["/peripherals/headset"],
  ...inSession(effects("condition", "condition", "condition", "condition", "none", "condition")),
  explanation:
    "the voice has a channel of its own, but buttons and call control reach a session only with the headset as a raw USB device",
  question: "does it control a headset or telephone on the desk?",
  remediation: ["usb-redirection", "retest"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "headset", (facts) => facts.headset),
};
