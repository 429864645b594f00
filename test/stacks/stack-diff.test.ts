import { isDangerous, stackDiffs, type ResourceDiff } from "../../stacks/stack-diff";

type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

const REPLACING = {
  azurerm_host_pool: ["name", "type"],
  azurerm_app_group: ["host_pool_id"],
  azurerm_assignment: ["app_group_id"],
  azurerm_machine: ["os_disk.storage_account_type", "source_image_id"],
};

function stack(resource: Resources, more: Attributes = {}, name = "pool") {
  return { name, json: { resource, ...more } };
}

/** Differences of the resources of one stack, as `address action attributes`. */
function changes(before: Resources, after: Resources): readonly string[] {
  return resources(before, after).map(({ address, action, attributes }) =>
    [address, action, ...attributes].join(" "),
  );
}

function resources(before: Resources, after: Resources): readonly ResourceDiff[] {
  return stackDiffs([stack(before)], [stack(after)], REPLACING).flatMap((diff) => diff.resources);
}

const pool = (attributes: Attributes = {}) => ({
  azurerm_host_pool: { p: { name: "p", type: "Pooled", ...attributes } },
});

test("equal stacks do not differ", () => {
  expect(stackDiffs([stack(pool())], [stack(pool())], REPLACING)).toEqual([]);
});

test.each([
  ["create", {}, pool(), ["azurerm_host_pool.p create"]],
  ["delete", pool(), {}, ["azurerm_host_pool.p delete"]],
  ["update", pool(), pool({ sessions: 12 }), ["azurerm_host_pool.p update sessions"]],
  ["replace", pool(), pool({ type: "Personal", sessions: 12 }), ["azurerm_host_pool.p replace type"]],
  ["nothing, when ignored", pool(), pool({ type: "Personal", lifecycle: { ignore_changes: ["type"] } }), []],
])("%s", (_, before, after, expected) => {
  expect(changes(before as Resources, after as Resources)).toEqual(expected);
});

test("a nested attribute replaces, its neighbour does not", () => {
  const machine = (os_disk: Attributes) => ({ azurerm_machine: { m: { os_disk } } });
  const before = machine({ storage_account_type: "a", caching: "a" });
  expect(changes(before, machine({ storage_account_type: "a", caching: "b" }))).toEqual([
    "azurerm_machine.m update os_disk.caching",
  ]);
  expect(changes(before, machine({ storage_account_type: "b", caching: "a" }))).toEqual([
    "azurerm_machine.m replace os_disk.storage_account_type",
  ]);
});

describe("what refers to a replaced resource", () => {
  const chain = (type: string, reference: string): Resources => ({
    azurerm_app_group: { g: { name: "g", host_pool_id: reference } },
    azurerm_assignment: { a: { app_group_id: "${azurerm_app_group.g.id}" } },
    ...pool({ type }),
  });

  test("is replaced along the chain when the reference demands it", () => {
    const reference = "${azurerm_host_pool.p.id}";
    expect(changes(chain("Pooled", reference), chain("Personal", reference))).toEqual([
      "azurerm_app_group.g replace host_pool_id",
      "azurerm_assignment.a replace app_group_id",
      "azurerm_host_pool.p replace type",
    ]);
  });

  test("changes in place where the reference does not demand more", () => {
    const alert = (more = {}) => ({
      azurerm_alert: { a: { scopes: ["${azurerm_host_pool.p.id}"], ...more } },
    });
    expect(changes({ ...pool(), ...alert() }, { ...pool({ type: "Personal" }), ...alert() })).toEqual([
      "azurerm_alert.a update scopes",
      "azurerm_host_pool.p replace type",
    ]);
    const ignoring = alert({ lifecycle: { ignore_changes: ["scopes"] } });
    expect(changes({ ...pool(), ...ignoring }, { ...pool({ type: "Personal" }), ...ignoring })).toEqual([
      "azurerm_host_pool.p replace type",
    ]);
  });

  test("stays when it only uses what the configuration says anyway", () => {
    const reference = "${azurerm_host_pool.p.name}";
    expect(changes(chain("Pooled", reference), chain("Personal", reference))).toEqual([
      "azurerm_host_pool.p replace type",
    ]);
  });

  test("stays when the attribute is ignored", () => {
    const ignoring = (type: string): Resources => {
      const all = chain(type, "${azurerm_host_pool.p.id}");
      const group = { ...all["azurerm_app_group"]!["g"], lifecycle: { ignore_changes: ["host_pool_id"] } };
      return { ...all, azurerm_app_group: { g: group } };
    };
    expect(changes(ignoring("Pooled"), ignoring("Personal"))).toEqual(["azurerm_host_pool.p replace type"]);
  });

  test("is replaced when replace_triggered_by names it", () => {
    const rule = { azurerm_rule: { r: { lifecycle: { replace_triggered_by: ["azurerm_host_pool.p.id"] } } } };
    expect(changes({ ...pool(), ...rule }, { ...pool({ type: "Personal" }), ...rule })).toEqual([
      "azurerm_host_pool.p replace type",
      "azurerm_rule.r replace replace_triggered_by",
    ]);
    expect(changes({ ...pool(), ...rule }, { ...pool({ sessions: 1 }), ...rule })).toEqual([
      "azurerm_host_pool.p update sessions",
    ]);
  });
});

describe("stateful resources", () => {
  const vault = (prevent_destroy: boolean, location: string): Resources => ({
    vsphere_virtual_machine: { v: { location, lifecycle: { prevent_destroy } } },
  });
  const replacing = { vsphere_virtual_machine: ["location"] };
  const diff = (before: Resources, after: Resources) =>
    stackDiffs([stack(before)], [stack(after)], replacing)[0]!;

  test.each([
    ["replaced", vault(true, "a"), vault(true, "b"), true, true],
    ["replaced with consent", vault(false, "a"), vault(false, "b"), true, false],
    ["deleted", vault(true, "a"), {}, true, false],
    ["created", {}, vault(true, "a"), false, false],
  ])("%s", (_, before, after, dangerous, refused) => {
    const [change] = diff(before, after).resources;
    expect(change).toMatchObject({ stateful: true, refused });
    expect(isDangerous(change!)).toBe(dangerous);
  });

  test("a machine that nobody guards may go", () => {
    const machine = { vsphere_virtual_machine: { v: {} } };
    expect(diff(machine, {}).resources.map(isDangerous)).toEqual([false]);
  });

  test("lost protection is told although Terraform changes nothing", () => {
    expect(diff(vault(true, "a"), vault(false, "a"))).toEqual({
      stack: "pool",
      action: "update",
      resources: [],
      unprotected: ["vsphere_virtual_machine.v"],
      settings: [],
    });
  });
});

test("stacks that came and went are told with all their resources, by name", () => {
  const diffs = stackDiffs([stack(pool(), {}, "b")], [stack(pool(), {}, "a")], REPLACING);
  expect(diffs.map(({ stack: name, action, resources: list }) => [name, action, list.length])).toEqual([
    ["a", "create", 1],
    ["b", "delete", 1],
  ]);
});

test("other parts of the configuration are named, metadata are not", () => {
  const before = stack(pool(), { provider: { azurerm: [{ region: "a" }] }, "//": { version: 1 } });
  const after = stack(pool(), {
    provider: { azurerm: [{ region: "b" }] },
    terraform: { backend: { http: { address: "x" } } },
    "//": { version: 2 },
  });
  expect(stackDiffs([before], [after], REPLACING)[0]?.settings).toEqual(["provider.azurerm", "terraform"]);
});
