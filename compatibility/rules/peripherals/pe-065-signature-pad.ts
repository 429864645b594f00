import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { inSession, PERIPHERAL_REQUIREMENTS, throughChannel } from "./device-channel";

/** PE-065. A pad in the network meets the application's server without the device on the desk. */
export const signaturePad: CompatibilityRule = {
  id: "PE-065",
  title: "signature pad on the desk",
  looksAt: ["/peripherals/signaturePad"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "none", "blocker"),
  explanation:
    "the pad needs a way into the session: the vendor's licensed channel, or USB that the scenario opens; a pad with a network connection needs neither",
  question: "does it use a signature pad, and how is the pad attached?",
  remediation: ["open-channel", "usb-redirection", "network-peripheral", "vendor-virtual-channel"],
  backing: "documented",
  source: "https://docs.signotec.com/en/terminalserver-citrix-rdp/latest",
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) =>
    answer(
      peripherals,
      "signaturePad",
      ({ signaturePad: attached }) => attached !== "none" && attached !== "network",
    ),
  effectIn: (environment, { peripherals }) =>
    peripherals?.signaturePad === "virtual-channel"
      ? inSession(environment, "condition")
      : throughChannel("usb", environment, "condition"),
};
