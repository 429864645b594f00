import { lockedClusters } from "../../../planning/lock/locked-clusters";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { reconcileWithRelease } from "../../../planning/lock/reconcile-with-release";
import { withoutChoices } from "../../../planning/lock/release";
import { emptyLock, lockRequest, reconciled, rules } from "./lock-builder";

const served = (cluster: string) => lockRequest({ clusters: { infrastructure: cluster } });
const { lock } = reconciled(served("a"));

test("clusters are locked with the first run", () => {
  expect(lock.clusters).toEqual({ infrastructure: "a" });
  expect(reconciled(served("a")).changes).toEqual([
    { kind: "added", subject: 'cluster for "infrastructure"', detail: "a" },
  ]);
  expect(reconciled(served("a"), lock)).toEqual({ lock, changes: [], findings: [] });
});

test("rejects a cluster that is gone and keeps the lock", () => {
  const result = reconcileLock(served("b"), lock);
  expect(result.lock).toBe(lock);
  expect(result.findings).toEqual([
    {
      rule: "lock/cluster-gone",
      severity: "error",
      file: "estate.lock.yaml",
      pointer: "/clusters/infrastructure",
      message:
        'cluster "a" serves as "infrastructure", but the estate has no such cluster with that purpose; its machines would move to "b"',
      hint: "bring it back; to move its machines run `workplace lock --release cluster/infrastructure`",
    },
  ]);
});

test("a released role may go to another cluster, and the run says that machines move", () => {
  const {
    lock: after,
    changes,
    findings,
  } = reconcileWithRelease(served("b"), lock, ["cluster/infrastructure"]);
  expect({ findings, clusters: after.clusters }).toEqual({ findings: [], clusters: { infrastructure: "b" } });
  expect(changes).toEqual([
    { kind: "changed", subject: 'cluster for "infrastructure"', detail: "a → b: its machines move" },
  ]);
});

test("only the roles that are named are chosen anew", () => {
  const both = emptyLock({ clusters: { infrastructure: "a", "infrastructure-2": "b" } });
  expect(withoutChoices(both, ["cluster/infrastructure", "pool/x"]).clusters).toEqual({
    "infrastructure-2": "b",
  });
  expect(withoutChoices(lock, ["cluster/infrastructure"])).not.toHaveProperty("clusters");
});

test("fails to release a role that is not locked, and proposes one that is", () => {
  const { findings } = reconcileWithRelease(served("a"), lock, ["cluster/infrastructur"]);
  expect(rules({ findings })).toEqual(["lock/release-unknown"]);
  expect(findings[0]).toMatchObject({
    message: '"cluster/infrastructur" is not in the lock file; did you mean "cluster/infrastructure"',
    hint: "name a role of the lock file",
  });
});

test("a platform that is taken out keeps its clusters", () => {
  expect(lockedClusters(lockRequest(), lock)).toEqual({ clusters: { infrastructure: "a" } });
});
