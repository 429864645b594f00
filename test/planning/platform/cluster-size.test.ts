import * as fc from "fast-check";
import { estate, scenario, settings, userGroup } from "../../support/estate-object";
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

describe("an image update", () => {
  const generation = (number: number) => ({
    number,
    state: "retiring" as const,
    azureVersion: `1.0.${number}`,
    vsphereTemplate: `tpl-${number}`,
  });

  /** Settings whose images have so many generations. */
  function withGenerations(count: number, installedHosts?: number) {
    const base = withInstalled(installedHosts);
    const generations = Array.from({ length: count }, (_, index) => generation(index + 1));
    const images = Object.entries(base.images).map(([id, image]) => [id, { ...image, generations }]);
    return { ...base, images: Object.fromEntries(images) };
  }

  // 1,800 people: 57 hosts of 32 sessions, 69 with headroom; 13 on a server by sessions, 20 by memory (992 ÷ 48).
  test.each([
    [1, 69 / 13, "sessions", 69 * 48],
    [2, (69 * 2) / 20, "memory", 69 * 48 * 2],
    [3, (69 * 3) / 20, "memory", 69 * 48 * 3],
  ])("%d generations: memory of all of them, CPU of one", (count, servers, boundBy, memoryGiB) => {
    const { vsphere, pools, workings } = sized(
      estate({ userGroups: [onPremises(1800)], settings: withGenerations(count) }),
    );
    expect(pools[0]!.hosts.value).toBe(69);
    const desktops = vsphere!.clusters.find(({ id }) => id === "desktops")!;
    const demand = workings.find(({ subject }) => subject === `pool/${pools[0]!.id}/serverDemand`);
    expect(demand).toMatchObject({ value: servers, boundBy });
    expect(desktops.physicalHosts).toMatchObject({ value: Math.ceil(servers) + 1, boundBy });
    expect(desktops.memoryGiB.value).toBe(memoryGiB);
    expect(desktops.vcpu.value).toBe(69 * 8);
  });

  test("GPU memory counts for all generations", () => {
    const drawing = scenario({ delivery: "gpu", gpuMemoryGiB: 8 });
    const clusterWith = (count: number) =>
      sized(
        estate({
          userGroups: [onPremises(60)],
          scenarios: [drawing],
          settings: withGenerations(count),
        }),
      ).vsphere!.clusters.find(({ purpose }) => purpose === "gpu-desktops")!;
    // 96 GiB on a server, 8 for each desktop: 12 on a server.
    expect(clusterWith(1).physicalHosts).toMatchObject({ value: 5 + 1, boundBy: "GPU memory" });
    expect(clusterWith(2).physicalHosts).toMatchObject({ value: 10 + 1, boundBy: "GPU memory" });
  });

  test("the warning tells what is missing now and what is needed afterwards", () => {
    const settingsOfCity = withGenerations(2, 7);
    expect(findings(estate({ settings: settingsOfCity, userGroups: [onPremises(1800)] }))).toMatchObject([
      {
        rule: "sizing/cluster-too-small",
        message:
          'cluster "desktops" has 7 servers and needs 8 (7 after the image update), one spare included; missing: 1',
        hint: "update one pool after another, as docs/vsphere.md says, or buy 1 more or place fewer people on-premises",
      },
    ]);
    expect(findings(estate({ settings: withGenerations(1, 7), userGroups: [onPremises(1800)] }))).toEqual([]);
  });

  test("no pool gets cheaper in servers by a further generation", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 2 }), (people, count) => {
        const servers = (generations: number): number =>
          sized(
            estate({ userGroups: [onPremises(people)], settings: withGenerations(generations) }),
          ).vsphere!.clusters.find(({ id }) => id === "desktops")!.physicalHosts.value;
        expect(servers(count + 1)).toBeGreaterThanOrEqual(servers(count));
      }),
      { numRuns: 30 },
    );
  });
});
