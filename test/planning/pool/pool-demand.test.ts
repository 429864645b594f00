import * as fc from "fast-check";
import { poolDemands } from "../../../planning/pool/pool-demand";
import { estate, scenario, settings, userGroup } from "../../support/estate-object";

const SCENARIOS = [
  scenario(),
  scenario({ id: "cad", delivery: "gpu", gpuMemoryGiB: 4 }),
  scenario({ id: "local", delivery: "local" }),
  scenario({ id: "own", delivery: "personal" }),
  scenario({ id: "telework" }),
];

test("the same platform, zone, image, session type and class make one pool", () => {
  const { pools, findings } = poolDemands(
    estate({
      scenarios: SCENARIOS,
      userGroups: [
        userGroup({ id: "a", scenarios: { telework: 40, office: 60 } }),
        userGroup({ id: "b", scenarios: { office: 100 } }),
      ],
    }),
  );
  expect(findings).toEqual([]);
  expect(pools.map(({ id }) => id)).toEqual(["azure-pool-office-standard-pooled-normal"]);
  expect(pools[0]!.members.map((m) => [m.group.id, m.scenario.id, m.people])).toEqual([
    ["a", "office", 60],
    ["a", "telework", 40],
    ["b", "office", 100],
  ]);
});

test.each([
  ["session type", { scenarios: { own: 100 } }, "azure-pool-office-personal-personal-normal"],
  ["GPU", { scenarios: { cad: 100 } }, "azure-pool-office-personal-gpu-normal"],
  ["zone", { zone: "social" }, "azure-pool-social-standard-pooled-normal"],
  ["protection class", { protectionClass: "high" }, "vsphere-pool-office-standard-pooled-high"],
  ["platform", { platform: "vsphere" }, "vsphere-pool-office-standard-pooled-normal"],
] as const)("another %s makes another pool", (_, overrides, id) => {
  const { pools } = poolDemands(
    estate({ scenarios: SCENARIOS, userGroups: [userGroup(), userGroup({ id: "z", ...overrides })] }),
  );
  expect(pools.map((pool) => pool.id).sort()).toEqual(
    ["azure-pool-office-standard-pooled-normal", id].sort(),
  );
});

test("local delivery and scenarios without people need no pool", () => {
  const group = userGroup({ scenarios: { local: 100, office: 0 } });
  expect(poolDemands(estate({ scenarios: SCENARIOS, userGroups: [group] })).pools).toEqual([]);
});

test("fails when two zones and images lead to the same pool", () => {
  const { findings } = poolDemands(
    estate({
      userGroups: [
        userGroup({ id: "a", zone: "office", image: "a-b" }),
        userGroup({ id: "b", zone: "office-a", image: "b" }),
      ],
    }),
  );
  expect(findings).toMatchObject([
    { rule: "naming/ambiguous-pool", severity: "error", file: "user-groups/b.yaml", pointer: "/zone" },
  ]);
});

test("names such a clash once for each group, however many scenarios it has", () => {
  const scenarios = [scenario({ id: "s1" }), scenario({ id: "s2" })];
  const people = { headcount: 20, scenarios: { s1: 10, s2: 10 } };
  const { findings } = poolDemands(
    estate({
      scenarios,
      userGroups: [
        userGroup({ id: "a", zone: "office", image: "a-b", ...people }),
        userGroup({ id: "b", zone: "office-a", image: "b", ...people }),
        userGroup({ id: "c", zone: "office-a", image: "b", ...people }),
      ],
    }),
  );
  expect(findings.map(({ file }) => file)).toEqual(["user-groups/b.yaml", "user-groups/c.yaml"]);
});

test("fails when a pool's name is too long for Azure, and only there", () => {
  const long = { zone: "z".repeat(31), image: "i".repeat(10) };
  const base = settings();
  const run = (platform: "azure" | "vsphere") =>
    poolDemands(estate({ settings: base, userGroups: [userGroup({ ...long, platform })] })).findings;
  expect(run("vsphere")).toEqual([]);
  expect(run("azure")).toMatchObject([
    { rule: "naming/too-long", file: "user-groups/back-office.yaml", pointer: "/zone" },
  ]);
  expect(run("azure")[0]!.message).toContain("Azure Virtual Desktop allows 64");
});

test("rejects a scenario that the estate does not have", () => {
  expect(() => poolDemands(estate({ scenarios: [] }))).toThrow('scenario "office"');
});

test("what two groups exchange renames no pool of the others", () => {
  const anyGroup = fc.record({
    zone: fc.constantFrom("office", "social"),
    image: fc.constantFrom("standard", "server"),
    platform: fc.constantFrom("azure" as const, "vsphere" as const),
    protectionClass: fc.constantFrom("normal" as const, "high" as const),
    scenarios: fc.constantFrom({ office: 100 }, { own: 60, telework: 40 }, { cad: 100 }),
  });
  const poolsOf = (groups: readonly ReturnType<typeof userGroup>[]) =>
    poolDemands(estate({ scenarios: SCENARIOS, userGroups: groups })).pools.flatMap(({ id, members }) =>
      members.map(({ group, scenario: { id: work } }) => `${group.id} ${work} ${id}`),
    );
  fc.assert(
    fc.property(fc.array(anyGroup, { minLength: 3, maxLength: 6 }), (parts) => {
      const groups = parts.map((part, index) => userGroup({ id: `g${index}`, ...part }));
      const [first, second, ...others] = groups as [(typeof groups)[0], (typeof groups)[0]];
      const swapped = [
        { ...first, zone: second.zone, platform: second.platform!, image: second.image },
        { ...second, zone: first.zone, platform: first.platform!, image: first.image },
        ...others,
      ];
      const ofOthers = (line: string): boolean => !/^g[01] /.test(line);
      expect(poolsOf(swapped).filter(ofOthers)).toEqual(poolsOf(groups).filter(ofOthers));
    }),
  );
});
