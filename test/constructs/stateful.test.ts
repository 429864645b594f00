import { statefulLifecycle } from "../../constructs/lifecycle";
import { isGuarded, isProtected, isStateful, STATEFUL_TYPES } from "../../constructs/stateful";

/** A lifecycle as it stands in Terraform's JSON. */
const lifecycle = (prevent_destroy: unknown) => ({ lifecycle: { prevent_destroy } });

test.each([
  ["guarded", lifecycle(true), { isGuarded: true, isProtected: true }],
  ["given up by allowDestroy", lifecycle(false), { isGuarded: true, isProtected: false }],
  [
    "guarded in a list of blocks",
    { lifecycle: [{ prevent_destroy: true }] },
    { isGuarded: true, isProtected: true },
  ],
  ["never considered", { lifecycle: { ignore_changes: ["tags"] } }, { isGuarded: false, isProtected: false }],
  ["without lifecycle", {}, { isGuarded: false, isProtected: false }],
])("a resource %s", (_, attributes, expected) => {
  expect({ isGuarded: isGuarded(attributes), isProtected: isProtected(attributes) }).toEqual(expected);
});

test("storage is stateful whatever its lifecycle says; a machine only when it is guarded", () => {
  expect(isStateful("azurerm_storage_share", undefined)).toBe(true);
  expect(isStateful("vsphere_virtual_machine", undefined)).toBe(false);
  expect(isStateful("vsphere_virtual_machine", {})).toBe(false);
  expect(isStateful("vsphere_virtual_machine", lifecycle(false))).toBe(true);
});

test("the lifecycle of our constructs is one that counts as stateful", () => {
  for (const allowDestroy of [true, false]) {
    const { preventDestroy } = statefulLifecycle(allowDestroy);
    expect(isGuarded(lifecycle(preventDestroy))).toBe(true);
  }
});

test("the list of types has an order that a reader can search", () => {
  expect(STATEFUL_TYPES).toEqual([...STATEFUL_TYPES].sort());
});
