import fc from "fast-check";
import type { Catalog } from "../../../model/estate";
import { licensedCores } from "../../../planning/cost/licence-count";
import { catalog } from "../../support/catalog-object";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { findings, sized } from "../../support/planned-estate";

type Licence = Catalog["licences"][string];

const SCENARIOS = [
  scenario(),
  scenario({ id: "own", delivery: "personal" }),
  scenario({ id: "local", delivery: "local" }),
];
const GROUPS = [
  userGroup({ id: "cloud", headcount: 130, scenarios: { office: 100, own: 10, local: 20 }, sites: {} }),
  userGroup({
    id: "house",
    headcount: 70,
    scenarios: { office: 50, own: 20 },
    sites: {},
    platform: "vsphere",
  }),
];

function withLicence(licence: Partial<Licence>) {
  const entry: Licence = {
    description: "L",
    metric: "user",
    appliesTo: "azure-all",
    price: "licence",
    ...licence,
  };
  return estate({
    userGroups: GROUPS,
    scenarios: SCENARIOS,
    catalog: catalog({ licences: { it: entry } }),
  });
}

// Two desktop servers (one and a spare) and two for the platform, 64 cores each.
test.each([
  ["user", "azure-all", undefined, 110],
  ["user", "vsphere-all", undefined, 70],
  ["user", "vsphere-pooled", undefined, 50],
  ["user", "vsphere-personal", undefined, 20],
  ["user", "vsphere-hosts", undefined, 70],
  ["physical-core", "vsphere-hosts", undefined, 4 * 64],
  ["physical-core", "vsphere-hosts", 40, 4 * 80],
  ["physical-core", "vsphere-pooled", undefined, 2 * 64],
  ["core-pack-2", "vsphere-all", undefined, 2 * 64],
] as const)("%s for %s with at least %s cores: %d", (metric, appliesTo, minimum, count) => {
  const [licence] = sized(
    withLicence({ metric, appliesTo, ...(minimum === undefined ? {} : { minimumCoresPerSocket: minimum }) }),
  ).licences;
  expect(licence!.count.value).toBe(count);
  expect(licence!.monthlyCostEur.value).toBe(count * 5);
});

test("licences that nobody needs are left out", () => {
  const licences = { it: { ...withLicence({}).catalog.licences["it"]!, appliesTo: "vsphere-all" as const } };
  expect(sized(estate({ catalog: catalog({ licences }) })).licences).toEqual([]);
});

test("fails when cores are counted on Azure", () => {
  expect(findings(withLicence({ metric: "physical-core" }))).toMatchObject([
    { rule: "catalog/licence-metric", severity: "error", pointer: "/licences/it/metric" },
  ]);
});

test.each([
  [2, 12, 16, 32],
  [2, 32, 16, 64],
  [1, 8, 0, 8],
])("%d sockets with %d cores, at least %d: %d cores", (sockets, coresPerSocket, minimum, cores) => {
  expect(licensedCores({ sockets, coresPerSocket }, minimum)).toBe(cores);
});

test("never fewer than the cores that are there", () => {
  const cores = fc.integer({ min: 1, max: 128 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), cores, cores, (sockets, coresPerSocket, minimum) => {
      expect(licensedCores({ sockets, coresPerSocket }, minimum)).toBeGreaterThanOrEqual(
        sockets * coresPerSocket,
      );
    }),
  );
});
