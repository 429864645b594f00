import * as fc from "fast-check";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { reconcileWithRelease } from "../../../planning/lock/reconcile-with-release";
import { anyRequest, lockRequest, reconciled, rules } from "./lock-builder";

const small = { addressSpaces: { vsphere: "10.128.0.0/23" } };
const sites = (...ids: string[]) => ids.map((id) => ({ id, addresses: 256 }));
const full = reconciled(lockRequest({ ...small, sites: sites("a", "b") })).lock;

test("a block that is released in the same run can be given out in it", () => {
  const request = lockRequest({ ...small, sites: sites("a", "c") });
  expect(rules(reconcileLock(request, full))).toEqual(["lock/address-space-exhausted"]);
  expect(reconcileWithRelease(request, full, ["site/b"])).toEqual({
    lock: { ...full, sites: { a: full.sites["a"], c: full.sites["b"] } },
    changes: [{ kind: "added", subject: 'site "c"', detail: full.sites["b"]?.cidr }],
    findings: [],
  });
});

test("a lock that overlaps a reserved block is mended by releasing it", () => {
  const request = lockRequest({ ...small, sites: sites("a", "b") });
  const merged = { ...full, sites: { ...full.sites, old: { cidr: "10.128.0.0/24", removed: true } } };
  expect(rules(reconcileLock(request, merged))).toEqual(["lock/overlap"]);
  expect(reconcileWithRelease(request, merged, ["site/old"])).toEqual({
    lock: full,
    changes: [],
    findings: [],
  });
});

test("all other changes of the run are listed as without a release", () => {
  const first = reconciled(lockRequest({ sites: sites("a", "b", "c", "d") })).lock;
  const lock = reconciled(lockRequest({ sites: sites("b", "c", "d") }), first).lock;
  const result = reconcileWithRelease(lockRequest({ sites: sites("a", "b") }), lock, ["site/d"]);
  expect(result.changes.map(({ kind, subject }) => `${subject} ${kind}`)).toEqual([
    'site "a" restored',
    'site "c" removed',
  ]);
  expect(result.lock.sites).toEqual({
    a: first.sites["a"],
    b: first.sites["b"],
    c: { ...first.sites["c"], removed: true },
  });
});

test("rejects the release of what the estate wants again, although the file still calls it removed", () => {
  const lock = { ...full, sites: { ...full.sites, b: { ...full.sites["b"]!, removed: true } } };
  const result = reconcileWithRelease(lockRequest({ ...small, sites: sites("a", "b") }), lock, ["site/b"]);
  expect(rules(result)).toEqual(["lock/release-in-use"]);
  expect(result.lock).toBe(lock);
});

test("fails as a whole when the rest of the run fails", () => {
  const result = reconcileWithRelease(lockRequest({ ...small, sites: sites("a", "c", "d") }), full, [
    "site/b",
  ]);
  expect(rules(result)).toEqual(["lock/address-space-exhausted"]);
  expect(result).toMatchObject({ lock: full, changes: [] });
});

test("without names it is reconcileLock", () => {
  fc.assert(
    fc.property(anyRequest, anyRequest, (first, second) => {
      const { lock } = reconciled(first);
      expect(reconcileWithRelease(second, lock, [])).toEqual(reconcileLock(second, lock));
    }),
  );
});

test("leaves nothing behind that a later run would change", () => {
  fc.assert(
    fc.property(anyRequest, anyRequest, (first, second) => {
      const { lock } = reconciled(first);
      const gone = first.sites.filter(({ id }) => !second.sites.some((site) => site.id === id));
      const result = reconcileWithRelease(
        second,
        lock,
        gone.map(({ id }) => `site/${id}`),
      );
      expect(Object.keys(result.lock.sites)).toEqual(second.sites.map(({ id }) => id).sort());
      expect(reconcileLock(second, result.lock)).toMatchObject({ lock: result.lock, changes: [] });
    }),
  );
});
