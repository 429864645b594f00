import { estate, settings, userGroup } from "../../support/estate-object";
import { findings, sized } from "../../support/planned-estate";

const onPremises = (people: number, overrides = {}) =>
  userGroup({
    headcount: people,
    scenarios: { office: people },
    sites: {},
    platform: "vsphere",
    attendanceShare: 1,
    concurrencyShare: 1,
    ...overrides,
  });

function withInstalled(installedHosts: number | undefined) {
  const base = settings();
  const vsphere = base.platforms.vsphere!;
  const { desktops, ...others } = vsphere.clusters;
  const cluster = { ...desktops!, ...(installedHosts === undefined ? {} : { installedHosts }) };
  return settings({
    platforms: { ...base.platforms, vsphere: { ...vsphere, clusters: { ...others, desktops: cluster } } },
  });
}

test("pools of a cluster are added before a server is rounded up, and one may fail", () => {
  const { vsphere, pools } = sized(
    estate({ userGroups: [onPremises(900, { id: "a" }), onPremises(900, { id: "b", zone: "social" })] }),
  );
  // 29 hosts + 20 % = 35 hosts for each pool, 13 on a server by the session rule (10 × 64 × 0.65 ÷ 32).
  expect(pools.map(({ hosts }) => hosts.value)).toEqual([35, 35]);
  const desktops = vsphere!.clusters.find(({ id }) => id === "desktops")!;
  expect(desktops.physicalHosts).toMatchObject({ value: Math.ceil(70 / 13) + 1, boundBy: "sessions" });
  expect(desktops.vcpu.value).toBe(70 * 8);
});

test("platform VMs take the infrastructure cluster", () => {
  const { vsphere } = sized(estate({ userGroups: [onPremises(900)] }));
  const infrastructure = vsphere!.clusters.find(({ purpose }) => purpose === "infrastructure")!;
  expect(infrastructure.physicalHosts).toMatchObject({ value: 2, boundBy: "cpu" });
  expect(infrastructure.vcpu.value).toBe(2 * 4 + 2 * 4 + 2 * 2 + 8);
});

test("clusters without load need no servers", () => {
  const { vsphere } = sized(estate());
  expect(vsphere!.clusters.map(({ physicalHosts }) => physicalHosts.value)).toEqual([0, 0, 0]);
});

test.each([
  [4, undefined],
  [3, "missing: 1"],
])("with %d servers installed: %s", (installed, message) => {
  const found = findings(estate({ settings: withInstalled(installed), userGroups: [onPremises(900)] }));
  if (message === undefined) expect(found).toEqual([]);
  else {
    expect(found).toMatchObject([
      {
        rule: "sizing/cluster-too-small",
        severity: "warning",
        pointer: "/platforms/vsphere/clusters/desktops/installedHosts",
      },
    ]);
    expect(found[0]!.message).toContain(message);
  }
});

test("fails when platform VMs have no cluster", () => {
  const base = settings();
  const vsphere = base.platforms.vsphere!;
  const { infrastructure: _, ...clusters } = vsphere.clusters;
  expect(
    findings(
      estate({
        userGroups: [onPremises(900)],
        settings: settings({ platforms: { ...base.platforms, vsphere: { ...vsphere, clusters } } }),
      }),
    ),
  ).toMatchObject([{ rule: "sizing/no-cluster", severity: "error" }]);
});
