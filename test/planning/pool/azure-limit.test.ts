import { estate, scenario, settings, userGroup } from "../../support/estate-object";
import { findings } from "../../support/planned-estate";

const uuid = (index: number): string => `00000000-0000-0000-0000-${String(index).padStart(12, "0")}`;
const own = scenario({ id: "own", delivery: "personal" });
const personal = (people: number, platform: "azure" | "vsphere" = "azure") =>
  findings(
    estate({
      scenarios: [own],
      userGroups: [userGroup({ headcount: people, scenarios: { own: people }, sites: {}, platform })],
    }),
  ).map(({ rule }) => rule);

test.each([
  [2500, []],
  [2501, ["sizing/many-vms"]],
  [9999, ["sizing/many-vms"]],
  [10_000, ["sizing/pool-too-large", "sizing/many-vms"]],
])("%d personal desktops on Azure: %j", (people, rules) => {
  expect(personal(people)).toEqual(rules);
});

test("on-premises a pool's names still have four digits", () => {
  expect(personal(10_000, "vsphere")).toEqual(["sizing/pool-too-large"]);
  expect(personal(9999, "vsphere")).toEqual([]);
});

test("a pool that is too large is reported at the user group", () => {
  const group = userGroup({ headcount: 10_000, scenarios: { own: 10_000 }, sites: {} });
  expect(findings(estate({ scenarios: [own], userGroups: [group] }))[0]).toMatchObject({
    severity: "error",
    file: "user-groups/back-office.yaml",
    pointer: "/scenarios/own",
    message: 'pool "azure-pool-office-personal-personal-normal" needs 10000 hosts; a pool holds at most 9999',
  });
});

test.each([
  [200, []],
  [201, ["sizing/too-many-assignments"]],
])("%d Entra groups in a pool: %j", (count, rules) => {
  const userGroups = Array.from({ length: count }, (_, index) =>
    userGroup({ id: `g${index}`, sites: {}, usersGroupObjectId: uuid(index) }),
  );
  expect(findings(estate({ userGroups })).map(({ rule }) => rule)).toEqual(rules);
});

test.each([
  [400, []],
  [401, ["sizing/too-many-pools"]],
])("%d pools in a workspace: %j", (count, rules) => {
  const userGroups = Array.from({ length: count }, (_, index) =>
    userGroup({ id: `g${index}`, zone: `z${index}`, headcount: 1, scenarios: { office: 1 }, sites: {} }),
  );
  expect(findings(estate({ userGroups })).map(({ rule }) => rule)).toEqual(rules);
});

test.each([
  [["1"], 0.6, ["sizing/single-zone"]],
  [["1"], 0, []],
  [["1", "2"], 0.6, []],
] as const)("zones %j with a survival share of %d: %j", (zones, zoneLossSurvivalShare, rules) => {
  const base = settings();
  const azure = { ...base.platforms.azure!, zones: [...zones] as ["1"], zoneLossSurvivalShare };
  const changed = settings({ platforms: { ...base.platforms, azure } });
  expect(findings(estate({ settings: changed })).map(({ rule }) => rule)).toEqual(rules);
});
