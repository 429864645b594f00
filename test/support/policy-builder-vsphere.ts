import { checkPolicies } from "../../policies/policy-engine";
import type { Attributes, NamedStack, StackJson } from "../../policies/stack-json";
import { VSPHERE_RULES } from "../../policies/vsphere-rules";

/** A machine that every rule accepts; a test takes one property away from it. */
export function compliantMachine(overrides: Attributes = {}): Attributes {
  return {
    firmware: "efi",
    efi_secure_boot_enabled: true,
    nested_hv_enabled: false,
    num_cpus: 8,
    num_cores_per_socket: 4,
    memory: 4096,
    network_interface: [{ network_id: "${vsphere_distributed_port_group.a.id}" }],
    disk: [
      { label: "disk0", size: 100, unit_number: 0 },
      { label: "disk1", size: 500, unit_number: 1, keep_on_remove: true },
    ],
    extra_config: {
      "isolation.tools.copy.disable": "TRUE",
      "isolation.tools.paste.disable": "TRUE",
      "guestinfo.workplace.data": Buffer.from('{"role":"licensing"}').toString("base64"),
    },
    lifecycle: { ignore_changes: ["clone"], prevent_destroy: true },
    clone: compliantClone(),
    ...overrides,
  };
}

/** Customisation of `compliantMachine` with other Windows options; `undefined` takes one away. */
export function compliantClone(windowsOptions: Attributes = {}, customize: Attributes = {}): Attributes {
  const options = {
    computer_name: "msp02-01-0001",
    join_domain: "stadt.example.org",
    domain_admin_user: "${var.user}",
    domain_admin_password: "${var.password}",
    admin_password: "${var.password}",
    domain_ou: "OU=Workplace,DC=stadt",
    time_zone: 110,
    auto_logon: false,
    ...windowsOptions,
  };
  return {
    template_uuid: "${data.vsphere_virtual_machine.t.id}",
    customize: { timeout: 45, windows_options: options, ...customize },
  };
}

export function compliantPortGroup(overrides: Attributes = {}): Attributes {
  return {
    vlan_id: 100,
    allow_promiscuous: false,
    allow_mac_changes: false,
    allow_forged_transmits: false,
    security_policy_override_allowed: false,
    vlan_override_allowed: false,
    ...overrides,
  };
}

/** A stack with one resource and the variables that `compliantMachine` refers to. */
export function stackWith(type: string, attributes: Attributes, json: StackJson = {}): NamedStack {
  return {
    name: "vsphere-pool-a",
    json: {
      resource: { [type]: { a: attributes } },
      variable: { user: { sensitive: true }, password: { sensitive: true } },
      ...json,
    },
  };
}

/** What the rules on vSphere say about stacks. */
export function vsphereMessages(stacks: readonly NamedStack[]): readonly string[] {
  return checkPolicies(stacks, VSPHERE_RULES).map(({ rule, message }) => `${rule}: ${message}`);
}
