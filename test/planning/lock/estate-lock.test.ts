import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { LockSpec, NetworkLock, PoolLock } from "../../../generated/lock";
import { loadEstate } from "../../../model/load-estate";
import type { Estate, UserGroup } from "../../../model/estate";
import { EMPTY_LOCK, isRemoved, lockEntries } from "../../../planning/lock/lock-entry";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { lockRequest, sizeEstate } from "../../../planning/plan-estate";
import { TODAY } from "../../support/planned-estate";

const ROOT = join(__dirname, "../../..");

/** The lock of an estate that had `lock` before. */
function lockedFor(estate: Estate, lock: LockSpec): LockSpec {
  const { sizing, findings } = sizeEstate({ ...estate, lock }, TODAY);
  if (sizing === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const result = reconcileLock(lockRequest(estate, sizing), lock);
  expect(result.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return result.lock;
}

/** What an element may never lose: everything but further slots, further subnets and the mark of removal. */
function given(value: PoolLock | NetworkLock, before: PoolLock | NetworkLock): unknown {
  const { removed: _, ...kept } = value;
  if (!("subnets" in kept) || !("subnets" in before)) return kept;
  return {
    ...kept,
    slots: Math.min(kept.slots, before.slots),
    subnets: kept.subnets.slice(0, before.subnets.length),
  };
}

function expectNothingMoved(before: LockSpec, after: LockSpec): void {
  const now = new Map(lockEntries(after).map((entry) => [`${entry.kind}/${entry.id}`, entry.value]));
  for (const { kind, id, value } of lockEntries(before)) {
    expect({ kind, id, value: given(now.get(`${kind}/${id}`)!, value) }).toEqual({
      kind,
      id,
      value: given(value, value),
    });
  }
}

/** What decides on the pools of a group. */
function placementOf(group: UserGroup): Partial<UserGroup> {
  const { platform, zone, image, personalImage, protectionClass } = group;
  return {
    zone,
    image,
    protectionClass,
    ...(platform === undefined ? {} : { platform }),
    ...(personalImage === undefined ? {} : { personalImage }),
  };
}

/** Applications hold no address, code or slot, but would forbid their users some of the moves below. */
function withoutApplications(estate: Estate): Estate {
  const userGroups = estate.userGroups.map((group) => ({ ...group, applications: {} }));
  return { ...estate, applications: [], userGroups };
}

function ids(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .map((file) => file.replace(/\.yaml$/, ""))
    .sort();
}

describe("the default estate", () => {
  let estate: Estate;
  let lock: LockSpec;

  beforeAll(async () => {
    const loaded = await loadEstate({ estateDir: ROOT, catalogDir: join(ROOT, "catalog") });
    estate = withoutApplications(loaded.estate!);
    lock = lockedFor(estate, EMPTY_LOCK);
  });

  test("gets a code, addresses and slots for every pool and a block for every building", () => {
    expect(Object.keys(lock.pools).length).toBeGreaterThan(0);
    expect(Object.keys(lock.sites)).toEqual(ids("sites"));
  });

  test.each(ids("user-groups"))("nothing moves when user group %s leaves and returns", (id) => {
    const userGroups = estate.userGroups.filter((group) => group.id !== id);
    const without = lockedFor({ ...estate, userGroups }, lock);
    expectNothingMoved(lock, without);
    const returned = lockedFor(estate, without);
    expectNothingMoved(without, returned);
    expect(lockEntries(returned).filter(isRemoved)).toEqual([]);
  });

  test.each(ids("user-groups"))("nothing moves when user group %s comes last", (id) => {
    const userGroups = estate.userGroups.filter((group) => group.id !== id);
    const before = lockedFor({ ...estate, userGroups }, EMPTY_LOCK);
    expectNothingMoved(before, lockedFor(estate, before));
  });

  test.each(ids("sites"))("nothing moves when building %s comes last", (id) => {
    const sites = estate.sites.filter((site) => site.id !== id);
    const userGroups = estate.userGroups.map((group) => ({
      ...group,
      sites: Object.fromEntries(Object.entries(group.sites).filter(([site]) => site !== id)),
    }));
    const before = lockedFor({ ...estate, sites, userGroups }, EMPTY_LOCK);
    const after = lockedFor(estate, before);
    expectNothingMoved(before, after);
    expect(after.sites[id]).toBeDefined();
  });

  test("nothing moves when two user groups exchange platform, zone, image and class", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (left, right) => {
        const groups = [...estate.userGroups];
        const [a, b] = [left % groups.length, right % groups.length];
        groups[a] = { ...estate.userGroups[a]!, ...placementOf(estate.userGroups[b]!) };
        groups[b] = { ...estate.userGroups[b]!, ...placementOf(estate.userGroups[a]!) };
        const swapped = lockedFor({ ...estate, userGroups: groups }, lock);
        expectNothingMoved(lock, swapped);
        expectNothingMoved(swapped, lockedFor(estate, swapped));
      }),
      { numRuns: 50 },
    );
  });

  test("the order of groups and buildings does not matter", () => {
    const reversed = {
      ...estate,
      userGroups: [...estate.userGroups].reverse(),
      sites: [...estate.sites].reverse(),
    };
    expect(lockedFor(reversed, EMPTY_LOCK)).toEqual(lock);
  });
});
