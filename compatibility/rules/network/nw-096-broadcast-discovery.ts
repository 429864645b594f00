import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** NW-096. */
export const broadcastDiscovery: CompatibilityRule = {
  id: "NW-096",
  title: "discovery by broadcast",
  looksAt: ["/network/broadcastDiscovery"],
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "broadcasts end at the network of the desktops; what stands on or under the desk is in another one",
  question: "does it find devices or servers by broadcast in the local network?",
  remediation: ["vendor-statement", "personal-desktop", "local-client"],
  backing: "documented",
  source: "https://github.com/Governikus/AusweisApp/blob/community/docs/installation_de/README.de.rst",
  testable: true,
  applies: ({ network }) => answer(network, "broadcastDiscovery", (facts) => facts.broadcastDiscovery),
};
