import type { ValueObject } from "../../../simulator/value";
import { vsphereSchema } from "../support-schema";
import { deleteFolders, TestCloud } from "../support-engine";

const INVENTORY = {
  vsphere_datacenter: [{ name: "DC", id: "datacenter-1" }],
  vsphere_datastore: [{ name: "ds", id: "datastore-1" }],
  vsphere_compute_cluster: [{ name: "CL", id: "domain-c1", resource_pool_id: "resgroup-1" }],
  vsphere_network: [{ name: "desktops", id: "dvportgroup-1" }],
  vsphere_distributed_virtual_switch: [{ name: "dvs", id: "dvs-1" }],
  vsphere_virtual_machine: [{ name: "tpl", id: "template-1", disks: [{ size: 64 }] }],
};
const MACHINE = "vsphere_virtual_machine";

describe("vSphere services", () => {
  let cloud: TestCloud;
  beforeEach(() => {
    cloud = new TestCloud(vsphereSchema(), { inventory: INVENTORY });
  });
  afterAll(deleteFolders);

  function folder(path: string): ValueObject {
    return cloud.apply("vsphere_folder", { path, type: "vm", datacenter_id: "datacenter-1" });
  }

  function machineConfig(changes: ValueObject = {}): ValueObject {
    return {
      name: "desktop-1",
      folder: "pools",
      resource_pool_id: "resgroup-1",
      datastore_id: "datastore-1",
      num_cpus: 8,
      num_cores_per_socket: 4,
      memory: 8192,
      firmware: "efi",
      network_interface: [{ network_id: "dvportgroup-1" }],
      disk: [{ label: "disk0", size: 80 }],
      clone: [{ template_uuid: "template-1" }],
      ...changes,
    };
  }

  const machine = (changes: ValueObject = {}) => cloud.apply(MACHINE, machineConfig(changes));

  it("create machines with what vCenter chooses", () => {
    folder("pools");
    expect(machine()).toMatchObject({
      moid: expect.stringMatching(/^vm-\d+$/),
      power_state: "on",
      default_ip_address: expect.stringMatching(/^198\.18\./),
      disk: [{ path: "desktop-1/disk0.vmdk", datastore_id: "datastore-1" }],
      network_interface: [{ mac_address: expect.stringMatching(/^00:50:56:[89ab]/) }],
    });
  });

  it("replace a machine for another template, not for a longer timeout or more memory", () => {
    folder("pools");
    const existing = machine();
    const replaced = (changes: ValueObject) => cloud.replacedBy(MACHINE, machineConfig(changes), existing);
    expect(replaced({ clone: [{ template_uuid: "template-2" }] })).toEqual(["clone"]);
    expect(replaced({ clone: [{ template_uuid: "template-1", timeout: 60 }] })).toEqual([]);
    expect(replaced({ memory: 16_384 })).toEqual([]);
  });

  const windows = (options: ValueObject): ValueObject => ({
    clone: [
      {
        template_uuid: "template-1",
        customize: [{ windows_options: [{ computer_name: "desktop-1", ...options }] }],
      },
    ],
  });

  it.each<[string, ValueObject, RegExp]>([
    ["a folder that is not there", { folder: "elsewhere" }, /Folder 'elsewhere' not found/],
    [
      "a network that is not there",
      { network_interface: [{ network_id: "dvportgroup-9" }] },
      /dvportgroup-9", which was not found/,
    ],
    [
      "a template that is not there",
      { clone: [{ template_uuid: "template-9" }] },
      /template-9", which was not found/,
    ],
    [
      "a disk smaller than the template's",
      { disk: [{ label: "disk0", size: 60 }] },
      /which is 64 GiB; received 60 GiB/,
    ],
    ["cores that do not divide", { num_cpus: 6, num_cores_per_socket: 4 }, /must be divisible/],
    ["a TPM without EFI", { firmware: "bios", vtpm: [{ version: "2.0" }] }, /needs `firmware` `efi`/],
    ["half of virtualisation based security", { vbs_enabled: true }, /needs `vvtd_enabled` = true/],
    [
      "a long computer name",
      windows({ computer_name: "desktop-with-long-name" }),
      /at most 15 characters, got 22/,
    ],
    [
      "domain and workgroup",
      windows({ join_domain: "city.de", workgroup: "W" }),
      /conflicts with `workgroup`/,
    ],
    ["a domain without account", windows({ join_domain: "city.de" }), /only allowed together/],
    [
      "spaces in the organisational unit",
      windows({
        join_domain: "city.de",
        domain_admin_user: "u",
        domain_admin_password: "p",
        domain_ou: "OU=Thin Clients",
      }),
      /must not contain spaces/,
    ],
    [
      "a long command",
      windows({ run_once_command_list: ["x".repeat(261)] }),
      /at most 260 characters, got 261/,
    ],
  ])("reject %s", (_, changes, message) => {
    folder("pools");
    expect(() => machine(changes)).toThrow(message);
  });

  it("accept a complete domain join", () => {
    folder("pools");
    const join = {
      join_domain: "city.de",
      domain_admin_user: "u",
      domain_admin_password: "p",
      domain_ou: "OU=Desktops,DC=city,DC=de",
    };
    expect(machine(windows(join))["name"]).toBe("desktop-1");
  });

  it("know a machine's name once per folder", () => {
    folder("pools");
    folder("others");
    const first = machine();
    expect(() => machine()).toThrow(/'desktop-1' already exists/);
    expect(machine({ folder: "others" })["id"]).not.toBe(first["id"]);
  });

  it("reject an older hardware version", () => {
    folder("pools");
    const existing = machine({ hardware_version: 21 });
    expect(() => cloud.apply(MACHINE, machineConfig({ hardware_version: 19 }), existing)).toThrow(
      /cannot go down from 21 to 19/,
    );
  });

  it("reject a folder below one that is not there, and a folder twice", () => {
    expect(() => folder("pools/office")).toThrow(/parent folder "pools" was not found/);
    folder("pools");
    expect(folder("pools/office")["path"]).toBe("pools/office");
    expect(() => folder("pools")).toThrow(/'pools' already exists/);
  });

  it("reject VLANs beyond 802.1Q and port groups of one name", () => {
    const group = (name: string, vlan_id: number) => () =>
      cloud.apply("vsphere_distributed_port_group", {
        name,
        vlan_id,
        distributed_virtual_switch_uuid: "dvs-1",
      });
    expect(group("pg", 4096)).toThrow(/in the range \(0 - 4095\)/);
    expect(group("pg", 100)).not.toThrow();
    expect(group("pg", 101)).toThrow(/'pg' already exists/);
  });

  it("reject taking a kind of object away from a tag category", () => {
    const category = (types: string[]) => ({ name: "role", cardinality: "SINGLE", associable_types: types });
    const before = cloud.apply("vsphere_tag_category", category(["VirtualMachine", "Folder"]));
    expect(() => cloud.apply("vsphere_tag_category", category(["Folder"]), before)).toThrow(
      /cannot give up the associable type 'VirtualMachine'/,
    );
  });

  it("keep a resource pool that machines run in", () => {
    folder("pools");
    const pool = cloud.apply("vsphere_resource_pool", {
      name: "desktops",
      parent_resource_pool_id: "resgroup-1",
    });
    machine({ resource_pool_id: String(pool["id"]) });
    expect(() => cloud.destroy("vsphere_resource_pool", pool)).toThrow(/in use by/);
  });
});
