import * as fc from "fast-check";
import { lockedPriorities } from "../../../planning/lock/rule-priority";
import { emptyLock, lockRequest, reconciled, rules } from "./lock-builder";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";

function priorities(names: readonly string[], held: Readonly<Record<string, number>> = {}): unknown {
  return lockedPriorities(
    lockRequest({ connectionRules: names }),
    emptyLock({ connectionRules: { ...held } }),
  ).connectionRules;
}

test.each([
  ["nothing without rules", [], {}, undefined],
  ["the first ones by name", ["app-b", "app-a"], {}, { "app-a": 1000, "app-b": 1001 }],
  [
    "the lowest free one to a newcomer",
    ["app-a", "app-b", "app-c"],
    { "app-a": 1000, "app-c": 1002 },
    { "app-a": 1000, "app-b": 1001, "app-c": 1002 },
  ],
  [
    "what was given back",
    ["app-b", "app-c"],
    { "app-a": 1000, "app-b": 1001 },
    { "app-b": 1001, "app-c": 1000 },
  ],
] as const)("rules get %s", (_, names, held, expected) => {
  expect(priorities(names, held)).toEqual(expected);
});

test("a rule keeps its priority, whatever comes and goes, and shares it with none", () => {
  const names = fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { maxLength: 10 });
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 6 }), (steps) => {
      let lock = emptyLock();
      for (const step of steps) {
        const before = lock.connectionRules ?? {};
        lock = reconciled(lockRequest({ connectionRules: step }), lock).lock;
        const after = lock.connectionRules ?? {};
        expect(Object.keys(after).sort()).toEqual([...step].sort());
        expect(new Set(Object.values(after)).size).toBe(step.length);
        for (const name of step) if (Object.hasOwn(before, name)) expect(after[name]).toBe(before[name]);
      }
    }),
  );
});

test("a new rule is a change of the lock, a rule that is gone is none", () => {
  const { lock, changes } = reconciled(lockRequest({ connectionRules: ["app-a"] }));
  expect(changes).toEqual([{ kind: "added", subject: 'rule "app-a"', detail: "priority 1000" }]);
  const without = reconciled(lockRequest(), lock);
  expect(without.changes).toEqual([]);
  expect(without.lock).not.toHaveProperty("connectionRules");
});

test("rejects a lock in which two rules have one priority", () => {
  const lock = emptyLock({ connectionRules: { "app-a": 1000, "app-b": 1000 } });
  const result = reconcileLock(lockRequest(), lock);
  expect(rules(result)).toEqual(["lock/duplicate-priority"]);
  expect(result.findings[0]).toMatchObject({
    pointer: "/connectionRules/app-b",
    message: 'rule "app-b" has priority 1000, which rule "app-a" has as well',
  });
});
