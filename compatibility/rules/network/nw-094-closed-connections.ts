import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/**
 * NW-094. The plan opens what a manifest names with network and ports from the networks of its desktops; what it cannot
 * name stays closed. Devices keep the networks they have, and the requirements are about terminal servers: nothing is
 * said about them.
 */
export const closedConnections: CompatibilityRule = {
  id: "NW-094",
  title: "connection to a server without a network",
  looksAt: ["/network/connections"],
  effects: effects("condition", "condition", "condition", "condition", "none", "condition"),
  explanation:
    "from the networks of the desktops only what is named is open; without the server's network nothing opens the connection",
  question: "which servers does it connect to: network, protocol and ports?",
  remediation: ["complete-manifest", "open-firewall"],
  backing: "documented",
  source: "BSI IT-Grundschutz-Kompendium 2023, SYS.1.9.A1.8",
  requirements: ["SYS.1.9.A1.8", "SYS.1.9.A4.11", "SYS.1.9.A6", "SYS.1.9.A8"],
  testable: true,
  applies: ({ network: facts }) =>
    answer(facts, "connections", ({ connections }) =>
      connections.some(({ network }) => network === undefined),
    ),
  effectIn: ({ place, mode }) => (place === "device" ? "none" : closedConnections.effects[mode]),
};
