import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { PERIPHERAL_REQUIREMENTS, throughChannel } from "./device-channel";

/** PE-062. A telephone as card reader is found by broadcast, which does not reach a session: a reader is needed. */
export const onlineIdentityCard: CompatibilityRule = {
  id: "PE-062",
  title: "online function of the identity card",
  looksAt: ["/peripherals/onlineIdentityCard"],
  effects: effects("condition", "condition", "condition", "condition", "none", "condition"),
  explanation:
    "several people on a host share port 24727 through AusweisApp's proxy service, the telephone is no card reader then, and TLS must not be inspected; the scenario has to let smart cards through",
  question: "does it use the online function of the identity card through AusweisApp?",
  remediation: ["open-channel", "run-proxy-service"],
  backing: "documented",
  source: "Governikus/AusweisApp, docs/installation_de/README.de.rst",
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) =>
    answer(peripherals, "onlineIdentityCard", (facts) => facts.onlineIdentityCard),
  effectIn: (environment) =>
    throughChannel("smartcards", environment, environment.multiSession ? "condition" : "none"),
};
