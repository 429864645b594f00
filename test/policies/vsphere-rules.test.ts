import { checkPolicies } from "../../policies/policy-engine";
import { POLICY_RULES } from "../../policies/policy-rules";
import type { Attributes, NamedStack } from "../../policies/stack-json";
import { VSPHERE_RULES } from "../../policies/vsphere-rules";
import {
  compliantClone,
  compliantMachine,
  compliantPortGroup,
  stackWith,
} from "../support/policy-builder-vsphere";
import { platformJson, poolJson, vsphereContext } from "../support/vsphere-builder";

const MACHINE = "vsphere_virtual_machine";
const PORT_GROUP = "vsphere_distributed_port_group";
const SPREAD = "vsphere_compute_cluster_vm_anti_affinity_rule";

function messages(stacks: readonly NamedStack[]): readonly string[] {
  return checkPolicies(stacks, VSPHERE_RULES).map(({ rule, message }) => `${rule}: ${message}`);
}

function guestinfo(data: unknown): Attributes {
  const base = compliantMachine()["extra_config"] as Attributes;
  const encoded = Buffer.from(JSON.stringify(data)).toString("base64");
  return { extra_config: { ...base, "guestinfo.workplace.data": encoded } };
}

function tooLong(characters: number): string {
  return "x".repeat(characters);
}

describe("rules on vSphere accept", () => {
  test("our own stacks, by all rules of the house", () => {
    const context = vsphereContext();
    const guacamole = { ...context, platform: { ...context.platform, broker: "guacamole" as const } };
    const stacks = [
      { name: "vsphere-platform", json: platformJson({ context: guacamole }) },
      { name: "vsphere-pool-social-server-pooled-high", json: poolJson({ context: guacamole }) },
    ];
    expect(checkPolicies(stacks, POLICY_RULES)).toEqual([]);
  });

  test.each<[string, string, Attributes]>([
    ["a machine that keeps all rules", MACHINE, compliantMachine()],
    [
      "a computer name of 15 characters",
      MACHINE,
      { clone: compliantClone({ computer_name: "a23456789012345" }) },
    ],
    ["a customisation of 30 minutes", MACHINE, { clone: compliantClone({}, { timeout: 30 }) }],
    [
      "a command of 260 characters",
      MACHINE,
      { clone: compliantClone({ run_once_command_list: [tooLong(260)] }) },
    ],
    ["a virtual TPM with EFI", MACHINE, { vtpm: { version: "2.0" } }],
    ["a known hardware version", MACHINE, { hardware_version: 21 }],
    ["a full reservation", MACHINE, { memory_reservation: 4096, memory_reservation_locked_to_max: true }],
    [
      "a data disk that the estate gives up",
      MACHINE,
      {
        disk: [{ label: "disk1", unit_number: 1, keep_on_remove: false }],
        lifecycle: { ignore_changes: ["clone"], prevent_destroy: false },
      },
    ],
    ["the highest VLAN", PORT_GROUP, compliantPortGroup({ vlan_id: 4094 })],
    ["a wish to spread two machines", SPREAD, { mandatory: false, virtual_machine_ids: ["a", "b"] }],
  ])("%s", (_, type, attributes) => {
    const resource = type === MACHINE ? compliantMachine(attributes) : attributes;
    expect(messages([stackWith(type, resource)])).toEqual([]);
  });
});

describe("rules on vSphere reject", () => {
  test.each<[string, Attributes, string]>([
    [
      "a computer name of 16 characters",
      { clone: compliantClone({ computer_name: "a234567890123456" }) },
      'policy/vsphere-computer-name: computer name "a234567890123456" is no NetBIOS name of at most 15 characters',
    ],
    [
      "a computer name of digits only",
      { clone: compliantClone({ computer_name: "12345" }) },
      'policy/vsphere-computer-name: computer name "12345" is no NetBIOS name of at most 15 characters',
    ],
    [
      "a computer name that ends in a hyphen",
      { clone: compliantClone({ computer_name: "abc-" }) },
      'policy/vsphere-computer-name: computer name "abc-" is no NetBIOS name of at most 15 characters',
    ],
    [
      "no time zone",
      { clone: compliantClone({ time_zone: undefined }) },
      "policy/vsphere-time-zone: time_zone is missing; the provider would set 85 (GMT)",
    ],
    [
      "Greenwich mean time",
      { clone: compliantClone({ time_zone: 85 }) },
      "policy/vsphere-time-zone: time_zone is 85 (GMT)",
    ],
    [
      "a domain join without an account",
      { clone: compliantClone({ domain_admin_user: undefined }) },
      "policy/vsphere-domain-join: domain_admin_user is missing; join_domain needs it",
    ],
    [
      "a domain join without a password",
      { clone: compliantClone({ domain_admin_password: undefined }) },
      "policy/vsphere-domain-join: domain_admin_password is missing; join_domain needs it",
    ],
    [
      "no domain",
      { clone: compliantClone({ join_domain: undefined }) },
      "policy/vsphere-domain-join: join_domain is missing",
    ],
    [
      "a workgroup beside the domain",
      { clone: compliantClone({ workgroup: "W" }) },
      "policy/vsphere-domain-join: workgroup is set; allowed is join_domain only",
    ],
    [
      "an organisational unit with a space",
      { clone: compliantClone({ domain_ou: "OU=Work place,DC=stadt" }) },
      'policy/vsphere-domain-join: domain_ou "OU=Work place,DC=stadt" contains a space, which vSphere refuses',
    ],
    [
      "the provider's patience",
      { clone: compliantClone({}, { timeout: undefined }) },
      "policy/vsphere-customization-timeout: customisation may take 10 minutes; allowed are 30 minutes or more",
    ],
    [
      "automatic sign-in",
      { clone: compliantClone({ auto_logon: true }) },
      "policy/vsphere-automatic-logon: the administrator is signed in automatically",
    ],
    [
      "a command of 261 characters",
      { clone: compliantClone({ run_once_command_list: ["ok", tooLong(261)] }) },
      "policy/vsphere-run-once-length: a command of run_once_command_list has 261 characters; allowed are 260",
    ],
    ["BIOS", { firmware: undefined }, 'policy/vsphere-secure-boot: firmware is "bios"; allowed is "efi"'],
    [
      "start without secure boot",
      { efi_secure_boot_enabled: false },
      "policy/vsphere-secure-boot: secure boot is off",
    ],
    [
      "nested virtualisation",
      { nested_hv_enabled: true },
      "policy/vsphere-nested-virtualisation: nested_hv_enabled is on",
    ],
    [
      "virtualisation-based security",
      { vbs_enabled: true },
      "policy/vsphere-nested-virtualisation: vbs_enabled is on",
    ],
    [
      "a device that is passed through",
      { pci_device_id: ["0000:3b:00.0"] },
      "policy/vsphere-passthrough: pci_device_id passes a device of the server through",
    ],
    [
      "sockets that are not full",
      { num_cpus: 6 },
      "policy/vsphere-cpu-topology: 6 vCPU are not divisible by 4 cores per socket",
    ],
    [
      "an unknown hardware version",
      { hardware_version: 16 },
      "policy/vsphere-hardware-version: hardware version 16 does not exist; allowed are 4, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20, 21, 22",
    ],
    [
      "half a reservation",
      { memory_reservation: 2048, memory_reservation_locked_to_max: true },
      "policy/vsphere-memory-reservation: 2048 MiB are reserved and locked to 4096 MiB of memory",
    ],
    [
      "two legs",
      { network_interface: [{ network_id: "a" }, { network_id: "b" }] },
      "policy/vsphere-single-network: the machine has 2 network interfaces; allowed is 1",
    ],
    [
      "a change that replaces the machine",
      { lifecycle: { prevent_destroy: true } },
      "policy/vsphere-clone-ignored: a change of clone would replace the machine",
    ],
    [
      "a linked clone",
      { clone: { ...compliantClone(), linked_clone: true } },
      "policy/vsphere-linked-clone: the machine is a linked clone",
    ],
    [
      "a data disk that goes with the machine",
      { disk: [{ label: "disk1", unit_number: 1 }] },
      'policy/vsphere-data-disk: data disk "disk1" would be deleted with the machine',
    ],
    [
      "a password in the configuration",
      { clone: compliantClone({ admin_password: "Sommer2024!" }) },
      "policy/vsphere-secret-literal: admin_password stands in the configuration",
    ],
    [
      "a variable that is not sensitive",
      { clone: compliantClone({ admin_password: "${var.open}" }) },
      'policy/vsphere-secret-literal: variable "open" for admin_password is not marked sensitive',
    ],
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
    expect(messages([stackWith(MACHINE, compliantMachine(overrides))])).toEqual([expected]);
  });

  test("a virtual TPM without EFI, for both reasons", () => {
    const machine = compliantMachine({ vtpm: { version: "2.0" }, firmware: "bios" });
    expect(messages([stackWith(MACHINE, machine)])).toEqual([
      'policy/vsphere-secure-boot: firmware is "bios"; allowed is "efi"',
      'policy/vsphere-virtual-tpm: a virtual TPM with firmware "bios"; allowed is "efi"',
    ]);
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
    expect(messages([stackWith(PORT_GROUP, compliantPortGroup(overrides))])).toEqual([expected]);
  });

  test("two port groups in one VLAN", () => {
    const other = { ...stackWith(PORT_GROUP, compliantPortGroup()), name: "vsphere-pool-b" };
    expect(messages([stackWith(PORT_GROUP, compliantPortGroup()), other])).toEqual([
      `policy/vsphere-vlan-unique: VLAN 100 is already that of vsphere-pool-a: ${PORT_GROUP}.a`,
    ]);
  });

  test.each<[string, Attributes, string]>([
    [
      "a must to spread",
      { mandatory: true, virtual_machine_ids: ["a", "b"] },
      "policy/vsphere-spread-rule: the rule is mandatory",
    ],
    [
      "one machine that spreads",
      { virtual_machine_ids: ["a"] },
      "policy/vsphere-spread-rule: the rule names 1 machines; allowed are 2 or more",
    ],
  ])("%s", (_, attributes, expected) => {
    expect(messages([stackWith(SPREAD, attributes)])).toEqual([expected]);
  });

  test("a snapshot", () => {
    expect(messages([stackWith("vsphere_virtual_machine_snapshot", {})])).toEqual([
      "policy/vsphere-snapshots: snapshots are not kept",
    ]);
  });

  test("a provider with its password in the configuration and an unchecked certificate", () => {
    const provider = { user: "${var.user}", password: "geheim", allow_unverified_ssl: true };
    const stack = stackWith(MACHINE, compliantMachine(), {
      provider: { vsphere: [provider] },
      variable: { user: { sensitive: true }, password: { sensitive: true } },
    });
    expect(messages([stack])).toEqual([
      "policy/vsphere-provider-account: password stands in the configuration",
      "policy/vsphere-provider-account: the certificate of vCenter is not checked",
    ]);
  });
});

describe("each rule on vSphere", () => {
  test.each(VSPHERE_RULES.map((rule) => [rule.id, rule] as const))("%s explains itself", (_, rule) => {
    expect(rule.id).toMatch(/^policy\/vsphere-[a-z-]+$/);
    expect(rule.source).toMatch(/^https:\/\//);
    expect(rule.explanation.length).toBeGreaterThan(20);
    expect(rule.hint).toMatch(/^[a-z].*[^.]$/);
  });
});
