import fc from "fast-check";
import type { Environment } from "../../../compatibility/environment";
import type { Effect } from "../../../compatibility/rule";
import { backendLatency } from "../../../compatibility/rules/network/nw-090-backend-latency";
import { fileShares } from "../../../compatibility/rules/network/nw-091-file-shares";
import { integratedSignIn } from "../../../compatibility/rules/network/nw-092-integrated-sign-in";
import { machineAccount } from "../../../compatibility/rules/network/nw-093-machine-account";
import { closedConnections } from "../../../compatibility/rules/network/nw-094-closed-connections";
import { inboundCallback } from "../../../compatibility/rules/network/nw-095-inbound-callback";
import { broadcastDiscovery } from "../../../compatibility/rules/network/nw-096-broadcast-discovery";
import { specialNetworks } from "../../../compatibility/rules/network/nw-097-special-networks";
import type { ApplicationConnection, NetworkFacts } from "../../../generated/application";
import {
  application,
  bareApplication,
  environment,
  policy,
  withFacts,
} from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";

const CONNECTION: ApplicationConnection = {
  to: "on-premises",
  purpose: "database",
  network: "10.20.0.0/24",
  protocol: "tcp",
  ports: ["1521"],
};
const connected = (...connections: readonly Partial<ApplicationConnection>[]) =>
  withFacts("network", { connections: connections.map((connection) => ({ ...CONNECTION, ...connection })) });
const unknownNetwork = (key: NetworkFacts["unknown"][number]) => ({
  "nothing said about the network": bareApplication(),
  "listed as unknown": withFacts("network", { unknown: [key] }),
});

/** Round trip of 12 ms to servers on-premises. */
const onAzure = environment();
const onPremises = environment({
  place: "vsphere",
  operatingSystem: "windows-server-2025",
  join: "active-directory",
  latencyMs: { azure: 12, "on-premises": 1, building: 8, internet: 20 },
});
const onDevice = environment({ mode: "local", place: "device", join: "active-directory" });
const inBrowser = environment({ mode: "web" });

const integrated = withFacts("signIn", { method: "integrated" });
const withMachineAccount = withFacts("signIn", { machineAccount: true });
const nameless = withFacts("network", {
  connections: [CONNECTION, { to: "building", purpose: "archive", protocol: "tcp", ports: ["8443"] }],
});
const registers = withFacts("network", { specialNetworks: ["federal", "land"] });

describeRules("network", [
  {
    rule: backendLatency,
    violating: { "one server has to be near": connected({}, { maximumLatencyMs: 5 }) },
    compliant: { "no servers": application(), "distance does not matter": connected({}) },
    unknown: unknownNetwork("connections"),
    environments: [
      ["as far as tolerated", onAzure, connected({ maximumLatencyMs: 12 }), "none"],
      ["a little too far", onAzure, connected({ maximumLatencyMs: 11 }), "condition"],
      ["twice as far", onAzure, connected({ maximumLatencyMs: 6 }), "condition"],
      ["more than twice as far", onAzure, connected({ maximumLatencyMs: 5.9 }), "blocker"],
      ["no distance is tolerated", onAzure, connected({ maximumLatencyMs: 0 }), "blocker"],
      [
        "the worst of two decides",
        onAzure,
        connected({ maximumLatencyMs: 20 }, { maximumLatencyMs: 1 }),
        "blocker",
      ],
      ["next to the server", onPremises, connected({ maximumLatencyMs: 1 }), "none"],
      ["in the browser", inBrowser, connected({ maximumLatencyMs: 1 }), "condition"],
      ["nothing said", onPremises, bareApplication(), "blocker"],
      ["listed as unknown", onPremises, withFacts("network", { unknown: ["connections"] }), "blocker"],
    ],
  },
  {
    rule: fileShares,
    violating: { "needs shares": withFacts("network", { shares: true }) },
    compliant: { "no shares": application() },
    unknown: unknownNetwork("shares"),
  },
  {
    rule: integratedSignIn,
    violating: { "Windows sign-in": integrated },
    compliant: {
      "Entra ID": application(),
      "user names of its own": withFacts("signIn", { method: "own" }),
      "smart card": withFacts("signIn", { method: "card" }),
    },
    unknown: {
      "nothing said about sign-in": bareApplication(),
      "listed as unknown": withFacts("signIn", { unknown: ["method"] }),
    },
    environments: [
      ["joined to Entra ID", onAzure, integrated, "condition"],
      ["joined to the domain", onPremises, integrated, "none"],
    ],
  },
  {
    rule: machineAccount,
    violating: { "needs the computer's account": withMachineAccount },
    compliant: { "does not need it": application() },
    unknown: {
      "nothing said about sign-in": bareApplication(),
      "listed as unknown": withFacts("signIn", { unknown: ["machineAccount"] }),
    },
    environments: [
      ["joined to Entra ID", onAzure, withMachineAccount, "blocker"],
      ["joined to the domain", onPremises, withMachineAccount, "none"],
    ],
  },
  {
    rule: closedConnections,
    violating: { "a server without a network": nameless },
    compliant: { "no servers": application(), "network and ports": connected({}) },
    unknown: unknownNetwork("connections"),
    environments: [
      ["from a desktop", onAzure, nameless, "condition"],
      ["from the desktop's browser", inBrowser, nameless, "condition"],
      ["from the device", onDevice, nameless, "none"],
      ["from the device's browser", environment({ mode: "web", place: "device" }), nameless, "none"],
    ],
  },
  {
    rule: inboundCallback,
    violating: { "server connects back": withFacts("network", { inboundCallback: true }) },
    compliant: { "no callback": application() },
    unknown: unknownNetwork("inboundCallback"),
  },
  {
    rule: broadcastDiscovery,
    violating: { "searches by broadcast": withFacts("network", { broadcastDiscovery: true }) },
    compliant: { "no broadcast": application() },
    unknown: unknownNetwork("broadcastDiscovery"),
  },
  {
    rule: specialNetworks,
    violating: { "two closed networks": registers },
    compliant: { "no closed network": application() },
    unknown: unknownNetwork("specialNetworks"),
    compatibility: { specialNetworks: { federal: ["vsphere", "device"], land: ["vsphere"] } },
    environments: [
      ["both are reached", onPremises, registers, "none"],
      ["one of two is reached", onDevice, registers, "condition"],
      ["none is reached", onAzure, registers, "condition"],
      ["not in estate.yaml", onPremises, withFacts("network", { specialNetworks: ["other"] }), "condition"],
      ["nothing said", onPremises, bareApplication(), "condition"],
      ["listed as unknown", onPremises, withFacts("network", { unknown: ["specialNetworks"] }), "condition"],
    ],
  },
]);

describe("NW-090", () => {
  const ORDER: readonly Effect[] = ["none", "condition", "blocker"];
  const rank = (latencyMs: Environment["latencyMs"], maximumLatencyMs: number) =>
    ORDER.indexOf(
      backendLatency.effectFor!(connected({ maximumLatencyMs }), { ...onAzure, latencyMs }, policy()),
    );

  it("is never better from farther away or for people who tolerate less", () => {
    const ms = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(ms, ms, ms, ms, (latency, more, tolerated, less) => {
        const near = { ...onAzure.latencyMs, "on-premises": latency };
        const far = { ...near, "on-premises": latency + more };
        expect(rank(far, tolerated)).toBeGreaterThanOrEqual(rank(near, tolerated));
        expect(rank(near, Math.max(0, tolerated - less))).toBeGreaterThanOrEqual(rank(near, tolerated));
      }),
    );
  });
});
