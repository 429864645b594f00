import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-072. */
export const usbNetworkOrDisplay: CompatibilityRule = {
  id: "PE-072",
  title: "USB network adapter or USB display",
  looksAt: ["/peripherals/usbNetworkOrDisplay"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "none", "not-applicable"),
  explanation: "network adapters and displays on USB are blocked: no setting lets them into a session",
  question: "does it need a network adapter or a display on USB?",
  remediation: ["local-client", "local-and-published"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) =>
    answer(peripherals, "usbNetworkOrDisplay", (facts) => facts.usbNetworkOrDisplay),
};
