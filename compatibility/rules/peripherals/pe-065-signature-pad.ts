import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS } from "./peripheral-sources";

/** PE-065. A pad in the network is reached without the device on the desk, so it has a transport already. */
export const signaturePad: CompatibilityRule = {
  id: "PE-065",
  title: "signature pad on the desk",
  looksAt: ["/peripherals/signaturePad"],
  ...inSession(effects("condition", "condition", "condition", "condition", "none", "condition")),
  explanation:
    "the pad needs a way into the session: redirected USB or the vendor's licensed channel; a pad with a network connection needs neither",
  question: "does it use a signature pad, and how is the pad attached?",
  remediation: ["usb-redirection", "network-peripheral", "vendor-virtual-channel"],
  backing: "documented",
  source: "https://docs.signotec.com/en/terminalserver-citrix-rdp/latest",
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) =>
    answer(peripherals, "signaturePad", (facts) => !["none", "network"].includes(facts.signaturePad)),
};
