import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { PERIPHERAL_REQUIREMENTS } from "./peripheral-sources";

const SHARED = effects("condition", "none", "condition", "condition", "none", "condition");

/** PE-062. */
export const onlineIdentityCard: CompatibilityRule = {
  id: "PE-062",
  title: "online function of the identity card",
  looksAt: ["/peripherals/onlineIdentityCard"],
  effects: SHARED,
  explanation:
    "people on one host share port 24727 through AusweisApp's proxy service; with it no telephone serves as card reader, and nothing may inspect its TLS connections",
  question: "does it use the online function of the identity card through AusweisApp?",
  remediation: ["run-proxy-service"],
  backing: "documented",
  source: "Governikus/AusweisApp, docs/installation_de/README.de.rst",
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) =>
    answer(peripherals, "onlineIdentityCard", (facts) => facts.onlineIdentityCard),
  effectIn: ({ mode, multiSession }) => (multiSession ? SHARED[mode] : "none"),
};
