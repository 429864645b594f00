import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { refusedRemovals } from "../../../planning/lock/refused-removal";
import { lockRequest, poolRequest } from "./lock-builder";

const both = lockRequest({
  pools: [poolRequest({ id: "azure-pool-a" }), poolRequest({ id: "azure-pool-b" })],
});
const one = lockRequest({ pools: [poolRequest({ id: "azure-pool-a" })] });
const { lock } = reconcileLock(both, undefined);

test("rejects that a pool leaves without being given up", () => {
  expect(refusedRemovals(one, lock, [])).toMatchObject([
    { rule: "lock/removal-refused", severity: "error", pointer: "/pools/azure-pool-b" },
  ]);
});

test.each([
  ["nothing left", both, lock, []],
  ["the pool was given up", one, lock, ["azure-pool-b"]],
  ["the pool has left already", one, reconcileLock(one, lock).lock, []],
  ["there is no lock yet", one, undefined, []],
])("says nothing when %s", (_, request, current, allowDestroy) => {
  expect(refusedRemovals(request, current, allowDestroy)).toEqual([]);
});
