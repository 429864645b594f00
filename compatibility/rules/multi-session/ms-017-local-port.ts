import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-017. */
export const localPort: CompatibilityRule = {
  id: "MS-017",
  title: "fixed local port",
  looksAt: ["/network/localListener"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "a program listens on a fixed local port, and a port can be taken once per host; a proxy service gives each session its own",
  question: "does a program on the machine listen on a fixed local port?",
  remediation: ["run-proxy-service", "personal-desktop"],
  backing: "documented",
  source: "https://github.com/Governikus/AusweisApp/blob/community/docs/installation_de/README.de.rst",
  testable: true,
  applies: ({ network }) => answer(network, "localListener", (facts) => facts.localListener),
};
