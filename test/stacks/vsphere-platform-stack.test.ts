import type { InfrastructureVmPlan } from "../../planning/plan";
import { infrastructureVmPlan, vspherePlatformPlan } from "../support/plan-builder";
import { platformJson, vsphereContext, vsphereInfrastructure } from "../support/vsphere-builder";
import { resourcesOf, type SynthJson } from "../support/synth-json";

function platformWith(infrastructure: readonly InfrastructureVmPlan[]): SynthJson {
  return platformJson({ plan: vspherePlatformPlan({ infrastructure }) });
}

function machine(json: SynthJson, name: string): Readonly<Record<string, unknown>> {
  const found = resourcesOf(json, "vsphere_virtual_machine").find((vm) => vm["name"] === name);
  if (found === undefined) throw new Error(`no machine "${name}"`);
  return found;
}

/** Name of the port group behind a reference. */
function networkOf(json: SynthJson, vm: Readonly<Record<string, unknown>>): unknown {
  const [nic] = vm["network_interface"] as { network_id: string }[];
  const name = /vsphere_distributed_port_group\.([^.]+)\.id/.exec(nic!.network_id)![1]!;
  return json.resource?.["vsphere_distributed_port_group"]?.[name]?.["name"];
}

describe("machines of the platform", () => {
  test.each([
    ["ms-broker-1", "ms-prod-platform-management"],
    ["ms-gateway-1", "ms-prod-platform-access"],
    ["ms-licence-1", "ms-prod-platform-management"],
    ["ms-profile-p021", "ms-prod-platform-storage"],
  ])("%s stands in network %s", (name, network) => {
    const json = platformJson();
    expect(networkOf(json, machine(json, name))).toBe(network);
  });

  test("start before session hosts after a failure, profiles and brokers first", () => {
    const overrides = platformJson().resource?.["vsphere_ha_vm_override"] ?? {};
    const priorities = Object.entries(overrides).map(([name, override]) => [
      name.replace(/_restart_.*/, ""),
      override["ha_vm_restart_priority"],
    ]);
    expect(Object.fromEntries(priorities)).toEqual({
      "machines_broker-1": "highest",
      "machines_broker-2": "highest",
      "machines_gateway-1": "high",
      "machines_licence-1": "high",
      "machines_profile-p02-1": "highest",
    });
  });

  test("of one role keep apart", () => {
    const rules = resourcesOf(platformJson(), "vsphere_compute_cluster_vm_anti_affinity_rule");
    expect(rules.map((rule) => rule["name"])).toEqual(["ms-prod-connection-broker"]);
  });

  test("profile servers of one pool keep apart from each other, not from those of another pool", () => {
    const server = (key: string, pool: string) =>
      infrastructureVmPlan({ role: "profile-server", key, computerName: key, pool, dataDiskGiB: 100 });
    const json = platformWith([
      server("prof-a-1", "vsphere-pool-a"),
      server("prof-b-1", "vsphere-pool-b"),
      server("prof-a-2", "vsphere-pool-a"),
    ]);
    const rules = resourcesOf(json, "vsphere_compute_cluster_vm_anti_affinity_rule");
    expect(rules.map((rule) => [rule["name"], (rule["virtual_machine_ids"] as string[]).length])).toEqual([
      ["ms-prod-profile-server-vsphere-pool-a", 2],
    ]);
  });

  test("a profile server is guarded and its data disk outlives it", () => {
    const server = machine(platformJson(), "ms-profile-p021");
    expect(server["lifecycle"]).toMatchObject({ prevent_destroy: true });
    expect(server["disk"]).toMatchObject([
      { label: "disk0", size: 100 },
      { label: "disk1", size: 1500, keep_on_remove: true },
    ]);
    expect(server["force_power_off"]).toBe(false);
  });

  test("the profile server of a pool that the estate gives up is not guarded", () => {
    const pool = vsphereInfrastructure().find(({ role }) => role === "profile-server")!.pool!;
    const server = machine(platformJson({ allowDestroy: [pool] }), "ms-profile-p021");
    expect(server["lifecycle"]).toMatchObject({ prevent_destroy: false });
    expect(server["disk"]).toMatchObject([{ label: "disk0" }, { label: "disk1", keep_on_remove: false }]);
  });

  test("giving up another pool leaves the guard", () => {
    const server = machine(platformJson({ allowDestroy: ["vsphere-pool-other"] }), "ms-profile-p021");
    expect(server["lifecycle"]).toMatchObject({ prevent_destroy: true });
  });

  test("a machine more renames nothing", () => {
    const before = Object.keys(platformJson().resource?.["vsphere_virtual_machine"] ?? {});
    const more = [
      infrastructureVmPlan({ key: "broker-0", computerName: "ms-broker-0" }),
      ...vsphereInfrastructure(),
    ];
    const after = Object.keys(platformWith(more).resource?.["vsphere_virtual_machine"] ?? {});
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBe(before.length + 1);
  });

  test("a platform without machines asks for no accounts", () => {
    expect(Object.keys(platformWith([]).variable ?? {}).sort()).toEqual(["vsphere_password", "vsphere_user"]);
  });
});

describe("what pools stand on", () => {
  test("one closed port group per network, each in its VLAN", () => {
    const groups = resourcesOf(platformJson(), "vsphere_distributed_port_group");
    expect(groups.map((group) => [group["name"], group["vlan_id"]])).toEqual([
      ["ms-prod-platform-access", 110],
      ["ms-prod-platform-management", 100],
      ["ms-prod-platform-storage", 111],
    ]);
    for (const group of groups) {
      expect(group).toMatchObject({
        allow_promiscuous: false,
        allow_mac_changes: false,
        allow_forged_transmits: false,
      });
    }
  });

  test("infrastructure gets its planned memory for sure, desktops share the rest", () => {
    const pools = resourcesOf(platformJson(), "vsphere_resource_pool");
    expect(
      pools.map((pool) => [pool["name"], pool["memory_share_level"], pool["memory_reservation"]]),
    ).toEqual([
      ["ms-prod-desktops", "normal", 0],
      ["ms-prod-infrastructure", "high", 64 * 1024],
    ]);
  });

  test("a tag of the estate is a category of its own, and a changed value keeps its id", () => {
    const tagIds = (service: string) =>
      Object.keys(
        platformJson({ context: vsphereContext({ tags: { service } }) }).resource?.["vsphere_tag"] ?? {},
      );
    expect(tagIds("a")).toEqual(tagIds("b"));
  });

  test("operators may power desktops and see alarms, but not their console or snapshots", () => {
    const [role] = resourcesOf(platformJson(), "vsphere_role");
    const privileges = role?.["role_privileges"] as string[];
    expect(privileges).toEqual([...privileges].sort());
    expect(
      privileges.filter((privilege) => /Console|Snapshot|Config|Delete|Permission/.test(privilege)),
    ).toEqual([]);
  });

  test("the account for vCenter comes from the environment", () => {
    const json = platformJson();
    expect(json.provider?.["vsphere"]).toEqual([
      {
        vsphere_server: "vcenter.example.org",
        user: "${var.vsphere_user}",
        password: "${var.vsphere_password}",
        allow_unverified_ssl: false,
      },
    ]);
    expect(json.variable?.["vsphere_password"]).toMatchObject({ default: null, sensitive: true });
  });
});

describe("a platform fails", () => {
  test("without a cluster for its machines", () => {
    const plan = vspherePlatformPlan();
    const clusters = plan.clusters.filter(({ purpose }) => purpose === "desktops");
    expect(() => platformJson({ plan: { ...plan, clusters } })).toThrow(
      '2 infrastructure machines have no cluster; give one cluster the purpose "infrastructure"',
    );
  });

  test("without the network that a role stands in", () => {
    const { management: _, ...networks } = vspherePlatformPlan().networks;
    expect(() => platformJson({ plan: vspherePlatformPlan({ networks }) })).toThrow(
      '"broker-1" (connection-broker) needs network "management"; the plan has access, storage',
    );
  });

  test("for two machines with one key", () => {
    expect(() => platformWith([infrastructureVmPlan(), infrastructureVmPlan()])).toThrow(/broker-1/);
  });
});
