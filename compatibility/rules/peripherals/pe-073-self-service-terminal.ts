import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PE-073. Has no effect of its own; PE-066 and PE-067 ask for it. */
export const selfServiceTerminal: CompatibilityRule = {
  id: "PE-073",
  title: "self-service terminal",
  looksAt: ["/peripherals/selfServiceTerminal"],
  effects: effects("none", "none", "none", "none", "none", "none"),
  explanation:
    "photograph, fingerprints and signature come over the network from the terminal, so nothing has to be redirected from the desk",
  question: "do photograph and fingerprints come from a self-service terminal?",
  remediation: [],
  backing: "documented",
  source: "frankfurt.de and hennef.de on self-service terminals for identity documents",
  testable: true,
  applies: ({ peripherals }) =>
    answer(peripherals, "selfServiceTerminal", (facts) => facts.selfServiceTerminal),
};
