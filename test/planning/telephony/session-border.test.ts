import fc from "fast-check";
import { explainFigure } from "../../../planning/explain";
import { allocateSessionBorder, sizeRelays } from "../../../planning/telephony/session-border";
import { MEDIA_CALLS_PER_VCPU } from "../../../planning/telephony/softphone-servers";
import { figure } from "../../support/plan-builder";
import { findings, planned } from "../../support/planned-estate";
import { borderEstate, phoneEstate, telephony } from "../../support/telephony-object";

test("an estate that names no session border controllers gets none", () => {
  expect(planned(phoneEstate()).telephony?.sessionBorder).toBeUndefined();
});

test("two servers of each role stand in two clusters", () => {
  const { machines } = planned(borderEstate()).telephony!.sessionBorder!;
  expect(machines.map(({ key, cluster, network }) => [key, cluster, network])).toEqual([
    ["sreg-1", "infrastructure", "softphone"],
    ["sreg-2", "infrastructure-b", "softphone"],
    ["smedia-1", "infrastructure", "softphone"],
    ["smedia-2", "infrastructure-b", "softphone"],
    ["srelay-1", "infrastructure", "softphone-edge"],
    ["srelay-2", "infrastructure-b", "softphone-edge"],
  ]);
});

test("without people outside there are no relays and no network for them", () => {
  const { machines, networks, relay } = planned(borderEstate({ remoteNetworks: [] })).telephony!
    .sessionBorder!;
  expect(machines.map(({ role }) => role)).toEqual(["registrar", "registrar", "media", "media"]);
  expect(Object.keys(networks)).toEqual(["softphone"]);
  expect(relay).toBeUndefined();
});

test("the virtual address is the last one of the servers' network", () => {
  const { virtualAddress, networks } = planned(borderEstate()).telephony!.sessionBorder!;
  expect(networks["softphone"]?.cidr).toMatch(/\.0\/24$/);
  expect(virtualAddress).toBe(networks["softphone"]?.cidr.replace(".0/24", ".254"));
});

test("the clusters carry the servers, and figures can be explained", () => {
  const load = (of: Parameters<typeof planned>[0]): number =>
    planned(of).vsphere!.clusters.find(({ id }) => id === "infrastructure-b")!.vcpu.value;
  // A registrar, a media server and a relay with 2 vCPU each.
  expect(load(borderEstate())).toBe(6);
  const explained = explainFigure(planned(borderEstate()), "city/softphoneRelayVcpu");
  expect(explained?.inputs.map(({ input }) => input.name)).toContain("relayedCalls");
});

test("warns when all servers stand in one cluster", () => {
  const rules = findings(borderEstate()).map(({ rule }) => rule);
  expect(rules).not.toContain("telephony/one-fault-domain");
  const { settings } = borderEstate();
  const vsphere = settings.platforms.vsphere!;
  const { "infrastructure-b": _, ...clusters } = vsphere.clusters;
  const platforms = { ...settings.platforms, vsphere: { ...vsphere, clusters } };
  const alone = borderEstate({}, { settings: { ...settings, platforms } });
  expect(findings(alone)).toContainEqual(
    expect.objectContaining({
      rule: "telephony/one-fault-domain",
      pointer: "/platforms/vsphere/clusters/infrastructure",
    }),
  );
});

test("fails when the lock file has no network for the servers", () => {
  const sizing = {
    domain: "a.example",
    networkInterface: "ens192",
    trunkGateways: [],
    secondPathGateways: [],
    remoteNetworks: [],
    machines: [],
    networks: [{ name: "softphone", addresses: figure(9) }],
  };
  expect(() => allocateSessionBorder(sizing, { networks: {} })).toThrow('no network "softphone"');
});

test.each([
  [0, 2],
  [403, 2],
  [1200, 2],
  [1201, 3],
  [6000, 10],
])("for %i calls a relay has %i vCPU", (calls, vcpu) => {
  const { nodes, vcpu: each } = sizeRelays(figure(calls));
  expect([nodes.value, each.value]).toEqual([2, vcpu]);
});

test("one relay carries what both carry", () => {
  fc.assert(
    fc.property(fc.nat({ max: 50_000 }), (calls) => {
      const { vcpu } = sizeRelays(figure(calls));
      expect(vcpu.value * MEDIA_CALLS_PER_VCPU.value).toBeGreaterThanOrEqual(calls / 2);
    }),
  );
});

test("a trunk of Teams ends in a network on Azure, and nothing is built on vSphere", () => {
  const spec = telephony();
  const teams = phoneEstate({ trunk: { ...spec.trunk, kind: "teams-direct-routing" } });
  const { directRouting, sessionBorder } = planned(teams).telephony!;
  expect(directRouting?.network.cidr).toMatch(/^10\.\d+\.\d+\.0\/24$/);
  expect(directRouting?.network.vlanId).toBeUndefined();
  expect(sessionBorder).toBeUndefined();
  expect(planned(phoneEstate()).telephony?.directRouting).toBeUndefined();
});
