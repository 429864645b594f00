import { expectGolden } from "../support/golden";
import { machineOf, machinesOf, userDataOf } from "../support/machine-json";
import { resourcesOf } from "../support/synth-json";
import { wlanCoreJson, wlanCoreProps, wlanMachine } from "../support/wlan-stacks";

test("the servers of the WLAN synthesise as reviewed", () => {
  expectGolden(wlanCoreJson(), "wlan-core");
});

test("servers of a role stand in two clusters, on a datastore each", () => {
  const json = wlanCoreJson();
  for (const role of ["radius", "wlc"]) {
    const [one, two] = [1, 2].map((number) => machineOf(json, `ms-${role}-${number}`));
    expect(one?.["datastore_id"]).not.toBe(two?.["datastore_id"]);
  }
});

test("servers of a role in one cluster keep apart", () => {
  const { plan } = wlanCoreProps();
  const more = { ...plan, machines: [...plan.machines, wlanMachine("radius", 3)] };
  const rules = resourcesOf(wlanCoreJson({ plan: more }), "vsphere_compute_cluster_vm_anti_affinity_rule");
  expect(rules.map(({ name }) => name)).toEqual(["ms-prod-wlan-radius-infrastructure"]);
});

test("controllers are clones of the vendor's template, without guestinfo of ours", () => {
  const controller = machineOf(wlanCoreJson(), "ms-wlc-1");
  expect(controller["efi_secure_boot_enabled"]).toBe(false);
  expect(Object.keys(controller.extra_config).filter((key) => key.startsWith("guestinfo"))).toEqual([]);
  expect(JSON.stringify(controller["clone"])).toContain("appliance");
});

test.each([
  ["are guarded", false, true],
  ["are given up on purpose", true, false],
])("controllers %s and keep their size, RADIUS servers may be built again", (_, allowDestroy, guarded) => {
  const { plan } = wlanCoreProps();
  const json = wlanCoreJson({ plan: { ...plan, allowDestroy } });
  const lifecycle = machineOf(json, "ms-wlc-1")["lifecycle"];
  expect(lifecycle).toMatchObject({ prevent_destroy: guarded });
  const size = ["disk", "memory", "num_cores_per_socket", "num_cpus"];
  expect(lifecycle).toMatchObject({ ignore_changes: expect.arrayContaining(["clone", ...size]) });
  expect(machineOf(json, "ms-radius-1")["lifecycle"]).not.toHaveProperty("prevent_destroy");
});

test("every RADIUS server knows the secrets of all buildings by name only", () => {
  const json = wlanCoreJson();
  for (const name of ["ms-radius-1", "ms-radius-2"]) {
    const text = userDataOf(machineOf(json, name));
    expect(text).toContain("library 10.136.1.192/28 211 -\\ntown-hall 10.136.0.192/28 201 202");
    expect(text).toContain("@secret:radius-");
  }
});

test("a further building changes what RADIUS servers read, and nothing else", () => {
  const { plan } = wlanCoreProps();
  const annex = { site: "annex", network: "10.136.2.192/28", vlanIds: { staff: 221 } };
  const before = machinesOf(wlanCoreJson());
  const after = machinesOf(wlanCoreJson({ plan: { ...plan, clients: [annex, ...plan.clients] } }));
  const changed = after.filter((now, index) => JSON.stringify(now) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual(["ms-radius-1", "ms-radius-2"]);
  for (const now of changed) {
    const old = before.find(({ name }) => name === now["name"])!;
    expect({ ...now, extra_config: {} }).toEqual({ ...old, extra_config: {} });
  }
});

test("networks on the air go to the controllers without passphrases", () => {
  expect(wlanCoreJson().output?.["wireless_networks"]).toMatchObject({
    value: [
      { ssid: "ahorn", vlan: "by RADIUS", managementFrameProtection: "required", isIsolated: false },
      { ssid: "birke", vlan: "guests", isIsolated: true },
      { ssid: "cedar", vlan: "devices", passphraseSecret: "wlan-devices" },
    ],
  });
});

test("fails without a template for Linux", () => {
  const { context } = wlanCoreProps();
  const { linuxTemplate: _, ...platform } = context.platform;
  expect(() => wlanCoreJson({ context: { ...context, platform } })).toThrow(
    "set platforms.vsphere.linuxTemplate",
  );
});
