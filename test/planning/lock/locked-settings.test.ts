import { lockedSettings, settingFindings } from "../../../planning/lock/locked-settings";
import { reconcileWithRelease } from "../../../planning/lock/reconcile-with-release";
import { lockRequest, reconciled, rules } from "./lock-builder";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";

const named = (value: string) =>
  lockRequest({ settings: [{ name: "prefix", value, pointer: "/naming/prefix" }] });
const { lock } = reconciled(named("ms"));

test("settings are locked with the first run", () => {
  expect(lock.settings).toEqual({ prefix: "ms" });
  expect(reconciled(named("ms"), undefined).changes).toMatchObject([
    { kind: "added", subject: 'setting "prefix"', detail: "ms" },
  ]);
});

test("rejects a changed setting and keeps the lock", () => {
  const result = reconcileLock(named("mx"), lock);
  expect(result.lock).toBe(lock);
  expect(result.findings).toMatchObject([
    { rule: "lock/setting-changed", severity: "error", file: "estate.yaml", pointer: "/naming/prefix" },
  ]);
});

test("a released setting may change", () => {
  const result = reconcileWithRelease(named("mx"), lock, ["setting/prefix"]);
  expect(rules(result)).toEqual([]);
  expect(result.lock.settings).toEqual({ prefix: "mx" });
});

test("fails to release a setting that is not locked", () => {
  expect(rules(reconcileWithRelease(named("ms"), lock, ["setting/colour"]))).toEqual([
    "lock/release-unknown",
  ]);
});

test("a platform that is taken out keeps its settings", () => {
  expect(lockedSettings(lockRequest(), lock)).toEqual({ settings: { prefix: "ms" } });
  expect(settingFindings(lockRequest(), lock)).toEqual([]);
});
