import type { Attributes } from "../../policies/stack-json";
import {
  compliantMachine,
  compliantPortGroup,
  stackWith,
  vsphereMessages,
} from "../support/policy-builder-vsphere";

const MACHINE = "vsphere_virtual_machine";
const PORT_GROUP = "vsphere_distributed_port_group";

function guestinfo(data: unknown): Attributes {
  const base = compliantMachine()["extra_config"] as Attributes;
  const encoded = Buffer.from(JSON.stringify(data)).toString("base64");
  return { extra_config: { ...base, "guestinfo.workplace.data": encoded } };
}

describe("rules on isolation reject", () => {
  test.each<[string, Attributes, string]>([
    [
      "an open console",
      { extra_config: { "isolation.tools.copy.disable": "FALSE", "isolation.tools.paste.disable": "TRUE" } },
      'policy/vsphere-console-clipboard: isolation.tools.copy.disable is "FALSE"',
    ],
    [
      "a secret in guestinfo",
      guestinfo({ domainPassword: "x" }),
      'policy/vsphere-guestinfo-secrets: guestinfo.workplace.data holds "domainPassword"',
    ],
    [
      "more guestinfo than a machine can read",
      guestinfo("x".repeat(49_151)),
      "policy/vsphere-guestinfo-size: guestinfo.workplace.data has 65540 bytes; allowed are 65536",
    ],
    [
      "a variable in guestinfo",
      {
        extra_config: {
          "isolation.tools.copy.disable": "TRUE",
          "isolation.tools.paste.disable": "TRUE",
          "guestinfo.token": "${var.password}",
        },
      },
      "policy/vsphere-guestinfo-secrets: guestinfo.token holds a variable of Terraform",
    ],
  ])("%s", (_, overrides, expected) => {
    expect(vsphereMessages([stackWith(MACHINE, compliantMachine(overrides))])).toEqual([expected]);
  });

  test.each<[string, Attributes, string]>([
    [
      "an open port group",
      { allow_promiscuous: true },
      "policy/vsphere-port-group-security: allow_promiscuous is true; allowed is false",
    ],
    [
      "a port group that leaves forged frames to the switch",
      { allow_forged_transmits: undefined },
      "policy/vsphere-port-group-security: allow_forged_transmits is left to the switch; allowed is false",
    ],
    ["an untagged port group", { vlan_id: 0 }, "policy/vsphere-vlan: vlan_id is 0; allowed are 1 to 4094"],
    ["a VLAN beyond 4094", { vlan_id: 4095 }, "policy/vsphere-vlan: vlan_id is 4095; allowed are 1 to 4094"],
    [
      "a trunk",
      { vlan_range: [{ min_vlan: 1, max_vlan: 9 }] },
      "policy/vsphere-vlan: vlan_range trunks several VLANs; allowed is one vlan_id",
    ],
  ])("%s", (_, overrides, expected) => {
    expect(vsphereMessages([stackWith(PORT_GROUP, compliantPortGroup(overrides))])).toEqual([expected]);
  });

  test("two port groups in one VLAN", () => {
    const other = { ...stackWith(PORT_GROUP, compliantPortGroup()), name: "vsphere-pool-b" };
    expect(vsphereMessages([stackWith(PORT_GROUP, compliantPortGroup()), other])).toEqual([
      `policy/vsphere-vlan-unique: VLAN 100 is already that of vsphere-pool-a: ${PORT_GROUP}.a`,
    ]);
  });

  test("a snapshot", () => {
    expect(vsphereMessages([stackWith("vsphere_virtual_machine_snapshot", {})])).toEqual([
      "policy/vsphere-snapshots: snapshots are not kept",
    ]);
  });
});
