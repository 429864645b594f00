import type { Application, Catalog, Estate, UserGroup } from "../../../model/estate";
import { poolDemands } from "../../../planning/pool/pool-demand";
import { countLicences } from "../../../planning/cost/licence-count";
import { application } from "../../support/application-object";
import { catalog } from "../../support/catalog-object";
import { estate, redirection, scenario, userGroup } from "../../support/estate-object";
import { planned } from "../../support/planned-estate";

const POOLED = "azure-pool-office-standard-pooled-normal";
const PUBLISHED = "azure-pool-office-standard-remote-app-normal";

function published(id: string, overrides: Partial<Application> = {}): Application {
  const base = application();
  return application({
    id,
    installation: { ...base.installation!, executable: `C:\\Apps\\${id}.exe` },
    decision: { state: "ready", delivery: "remote-app", waivers: [] },
    ...overrides,
  });
}

function withNeeds(applications: UserGroup["applications"], more: Partial<UserGroup> = {}): Estate {
  return estate({
    applications: [published("archive"), published("register")],
    scenarios: [
      scenario(),
      scenario({ id: "terminal", delivery: "remote-app" }),
      scenario({ id: "pc", delivery: "local" }),
    ],
    userGroups: [userGroup({ applications, ...more })],
  });
}

function members(from: Estate, poolId: string): readonly (readonly [string, number])[] {
  const pool = poolDemands(from).pools.find(({ id }) => id === poolId);
  return (pool?.members ?? []).map(({ scenario: { id }, people }) => [id, people]);
}

test.each([
  ["the people who use one", { archive: 30 }, {}, [["office", 30]]],
  ["as many as all of them need together", { archive: 30, register: 20 }, {}, [["office", 50]]],
  ["no more than the scenario has", { archive: 80, register: 60 }, {}, [["office", 100]]],
  [
    "people of such scenarios first, and not twice",
    { archive: 30 },
    { scenarios: { office: 80, terminal: 20 } },
    [
      ["office", 10],
      ["terminal", 20],
    ],
  ],
  ["people with a device of their own as well", { archive: 30 }, { scenarios: { pc: 100 } }, [["pc", 30]]],
] as const)("a pool of published applications serves %s", (_, applications, more, expected) => {
  expect(members(withNeeds(applications, more), PUBLISHED)).toEqual(expected);
});

test("the desktops of people who open published applications stay as they are", () => {
  expect(members(withNeeds({ archive: 30 }), POOLED)).toEqual([["office", 100]]);
});

test("nothing is published without a choice of the owner, or without a program to publish", () => {
  const without = (overrides: Partial<Application>): Estate => ({
    ...withNeeds({ archive: 30 }),
    applications: [published("archive", overrides)],
  });
  expect(members(without({ decision: { state: "ready", waivers: [] } }), PUBLISHED)).toEqual([]);
  expect(members(without({ forms: ["web"] }), PUBLISHED)).toEqual([]);
});

test("the pool opens only what the scenarios of all its people open", () => {
  const open = scenario({ redirection: redirection({ clipboard: true, printers: true }) });
  const terminal = scenario({
    id: "terminal",
    delivery: "remote-app",
    redirection: redirection({ clipboard: true }),
  });
  const pools = planned({
    ...withNeeds({ archive: 60 }, { scenarios: { office: 50, terminal: 50 } }),
    scenarios: [open, terminal],
  }).pools;
  expect(pools.find(({ id }) => id === PUBLISHED)?.redirection).toMatchObject({
    clipboard: true,
    printers: false,
  });
  expect(pools.find(({ id }) => id === POOLED)?.redirection).toMatchObject({ printers: true });
});

test("a user licence counts people once who work in two pools", () => {
  const licences: Catalog["licences"] = {
    "user-access": { description: "Access", metric: "user", appliesTo: "azure-all", price: "licence" },
  };
  const plan = planned({ ...withNeeds({ archive: 30 }), catalog: catalog({ licences }) });
  expect(plan.pools.map(({ id, people }) => [id, people.value])).toEqual([
    [POOLED, 100],
    [PUBLISHED, 30],
  ]);
  expect(plan.licences.map(({ count }) => count.value)).toEqual([100]);
  const [only] = countLicences(
    estate({ catalog: catalog({ licences }) }),
    plan.pools.filter(({ id }) => id === PUBLISHED),
    [],
  ).licences;
  expect(only?.count.value).toBe(30);
});
