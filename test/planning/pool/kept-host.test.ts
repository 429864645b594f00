import * as fc from "fast-check";
import type { Catalog, Estate } from "../../../model/estate";
import { explainFigure } from "../../../planning/explain";
import { azureVmSize, catalog, price } from "../../support/catalog-object";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { findings, planned, sized } from "../../support/planned-estate";

const POOL = "azure-pool-office-standard-pooled-normal";
const PERSONAL = "azure-pool-office-personal-personal-normal";

/** An estate whose lock file keeps a machine for the pool. */
function keeping(host: string, id = POOL, overrides: Partial<Estate> = {}): Estate {
  const pool = { code: "p01", subnets: [{ cidr: "10.64.0.0/24", firstSlot: 1 }], slots: 1, host };
  return estate({ ...overrides, lock: { version: 1, pools: { [id]: pool }, networks: {}, sites: {} } });
}

/** Two sizes of the same shape; the first costs `share` of the second. */
function priced(share: number): Partial<Estate> {
  const azureVmSizes: Catalog["azureVmSizes"] = {
    kept: azureVmSize("Standard_D8ads_v5", 8, 32, ["pooled"], "kept"),
    best: azureVmSize("Standard_D8as_v5", 8, 32, ["pooled"], "best"),
  };
  const prices = { ...catalog().prices, kept: price(share, "EUR/hour"), best: price(1, "EUR/hour") };
  return { catalog: catalog({ azureVmSizes, prices }) };
}

const shapeOf = (of: Estate): string => sized(of).pools[0]!.host.name;

test.each([
  ["Standard_D4ads_v5", "Standard_D4ads_v5"],
  ["Standard_D8ads_v5", "Standard_D8ads_v5"],
])("a pool that was given %s keeps it", (host, expected) => {
  expect(shapeOf(keeping(host))).toBe(expected);
  expect(findings(keeping(host)).map(({ rule }) => rule)).not.toContain("sizing/host-shape-replaced");
});

test("whatever the size of a pool, it keeps its machine", () => {
  const grown = (people: number): Partial<Estate> => ({
    userGroups: [userGroup({ headcount: people, scenarios: { office: people }, sites: {} })],
  });
  fc.assert(
    fc.property(
      fc.constantFrom("Standard_D4ads_v5", "Standard_D8ads_v5"),
      fc.integer({ min: 1, max: 8000 }),
      (host, people) => expect(shapeOf(keeping(host, POOL, grown(people)))).toBe(host),
    ),
  );
});

test("the kept machine decides the number of hosts", () => {
  const [small] = sized(keeping("Standard_D4ads_v5")).pools;
  const [large] = sized(keeping("Standard_D8ads_v5")).pools;
  expect(small!.hosts.value).toBeGreaterThan(large!.hosts.value);
  expect(small!.sessionsPerHost.value).toBe(16);
});

test.each([
  [1, undefined],
  [1.25, undefined],
  [1.26, "26 % more"],
  [0.5, undefined],
])("a kept machine that costs %d times the best one: %s", (share, message) => {
  const found = findings(keeping("Standard_D8ads_v5", POOL, priced(share)));
  expect(shapeOf(keeping("Standard_D8ads_v5", POOL, priced(share)))).toBe("Standard_D8ads_v5");
  if (message === undefined) return expect(found).toEqual([]);
  expect(found).toMatchObject([
    {
      rule: "sizing/host-shape-dear",
      severity: "warning",
      file: "estate.lock.yaml",
      pointer: `/pools/${POOL}/host`,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(`workplace lock --release host/${POOL}`),
    },
  ]);
});

test("explain shows what the kept machine costs more", () => {
  const plan = planned(keeping("Standard_D8ads_v5", POOL, priced(1.2)));
  const surcharge = explainFigure(plan, `pool/${POOL}/keptHostSurcharge`);
  expect(surcharge?.figure).toMatchObject({ value: 20, unit: "%" });
  expect(surcharge?.figure.formula).toContain("Standard_D8as_v5");
  const { inputs } = explainFigure(plan, `pool/${POOL}/hosts`)!;
  expect(inputs.map(({ input }) => input.name)).toContain("keptHostSurcharge");
});

test("explain is silent about the best machine", () => {
  const plan = planned(keeping("Standard_D8as_v5", POOL, priced(1.2)));
  expect(explainFigure(plan, `pool/${POOL}/keptHostSurcharge`)).toBeUndefined();
});

test.each<[string, string, Partial<Estate>, string]>([
  ["has left the catalogue", "Standard_D2_v2", {}, "the catalogue has no such machine for pooled desktops"],
  ["serves another session type", "Standard_NV6ads_A10_v5", {}, "no such machine for pooled desktops"],
  [
    "has retired",
    "Standard_D16ads_v5",
    {
      catalog: catalog({
        azureVmSizes: {
          ...catalog().azureVmSizes,
          old: { ...azureVmSize("Standard_D16ads_v5", 16, 64, ["pooled"]), retiresOn: "2026-10-01" },
        },
      }),
    },
    "it retired on 2026-10-01",
  ],
  [
    "breaks a vendor's limit",
    "Standard_D48ads_v5",
    {
      catalog: catalog({
        azureVmSizes: {
          ...catalog().azureVmSizes,
          huge: azureVmSize("Standard_D48ads_v5", 48, 192, ["pooled"]),
        },
      }),
    },
    "it has 48 vCPU, multi-session hosts have 4 to 24",
  ],
])("a kept machine that %s gives way, loudly", (_, host, overrides, reason) => {
  const of = keeping(host, POOL, overrides);
  expect(shapeOf(of)).toBe(shapeOf(estate(overrides)));
  expect(findings(of)).toMatchObject([
    {
      rule: "sizing/host-shape-replaced",
      severity: "warning",
      file: "estate.lock.yaml",
      pointer: `/pools/${POOL}/host`,
      message: expect.stringContaining(reason),
    },
  ]);
});

describe("a desktop of one's own", () => {
  const desktops = (workloadClass: "light" | "medium" | "heavy"): Partial<Estate> => ({
    userGroups: [userGroup({ personalImage: "personal" })],
    scenarios: [scenario({ delivery: "personal", workloadClass })],
  });

  test("stays on a larger machine than it needs", () => {
    expect(shapeOf(estate(desktops("medium")))).toBe("Standard_D4ads_v5");
    expect(shapeOf(keeping("Standard_D8ads_v5", PERSONAL, desktops("medium")))).toBe("Standard_D8ads_v5");
  });

  test("leaves a machine that has become too small", () => {
    const of = keeping("Standard_D4ads_v5", PERSONAL, desktops("heavy"));
    expect(shapeOf(of)).toBe("Standard_D8ads_v5");
    expect(findings(of)).toMatchObject([
      {
        rule: "sizing/host-shape-replaced",
        message: expect.stringContaining("it has 4 vCPU, the desktop needs 8"),
      },
    ]);
  });
});
