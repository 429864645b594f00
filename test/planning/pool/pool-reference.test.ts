import type { LockSpec } from "../../../generated/lock";
import { estate, settings } from "../../support/estate-object";
import { wlan } from "../../support/wlan-object";
import { findings, sized } from "../../support/planned-estate";

const POOL = "azure-pool-office-standard-pooled-normal";
const GONE = "azure-pool-gone-standard-pooled-normal";
const lock: LockSpec = {
  version: 1,
  pools: {
    [GONE]: { code: "p09", subnets: [{ cidr: "10.64.1.0/27", firstSlot: 1 }], slots: 3, removed: true },
  },
  networks: {},
  sites: {},
};

test("pools of the plan may be named", () => {
  const named = settings({ drainedHosts: { [POOL]: 3 }, allowDestroy: [POOL] });
  expect(findings(estate({ settings: named }))).toEqual([]);
  expect(sized(estate({ settings: named })).pools[0]!.allowDestroy).toBe(true);
  expect(sized(estate()).pools[0]!.allowDestroy).toBe(false);
});

test("stacks with stateful machines of no pool may be named, where the estate has them", () => {
  const named = (allowDestroy: string[], rest: Partial<ReturnType<typeof settings>> = {}) =>
    findings(estate({ settings: settings({ allowDestroy, ...rest }) }))
      .filter(({ rule }) => rule.startsWith("ref/"))
      .map(({ pointer }) => pointer);
  expect(
    named(["vsphere-platform", "wlan-core"], { wlan: wlan({ controller: { template: "tpl-wlc" } }) }),
  ).toEqual([]);
  expect(named(["vsphere-platform", "wlan-core"])).toEqual(["/allowDestroy/1"]);
  const { azure } = settings().platforms;
  expect(named(["vsphere-platform"], { platforms: { azure: azure! } })).toContain("/allowDestroy/0");
});

test("rejects a stack under drainedHosts", () => {
  const drained = settings({ drainedHosts: { "vsphere-platform": 3 } });
  expect(findings(estate({ settings: drained }))).toMatchObject([{ rule: "ref/unknown-pool" }]);
});

test("fails at a pool that does not exist and proposes the nearest", () => {
  const typo = POOL.replace("office", "ofice");
  expect(findings(estate({ settings: settings({ drainedHosts: { [typo]: 3 } }) }))).toMatchObject([
    {
      rule: "ref/unknown-pool",
      severity: "error",
      file: "estate.yaml",
      pointer: `/drainedHosts/${typo}`,
      hint: `did you mean "${POOL}"?`,
    },
  ]);
});

test("fails without a proposal when nothing is near", () => {
  expect(findings(estate({ settings: settings({ allowDestroy: [POOL, "nonsense"] }) }))).toMatchObject([
    {
      rule: "ref/unknown-pool",
      pointer: "/allowDestroy/1",
      hint: "name one of the pools or remove it from allowDestroy",
    },
  ]);
});

test("a pool that only the lock still knows is a warning", () => {
  expect(findings(estate({ lock, settings: settings({ allowDestroy: [GONE] }) }))).toMatchObject([
    { rule: "ref/gone-pool", severity: "warning", pointer: "/allowDestroy/0" },
  ]);
});
