import { checkPolicies } from "../../policies/policy-engine";
import { POLICY_RULES } from "../../policies/policy-rules";
import type { Attributes } from "../../policies/stack-json";
import { VSPHERE_RULES } from "../../policies/vsphere-rules";
import {
  compliantClone,
  compliantMachine,
  compliantPortGroup,
  stackWith,
  vsphereMessages,
} from "../support/policy-builder-vsphere";
import { platformJson, poolJson, vsphereContext } from "../support/vsphere-builder";

const MACHINE = "vsphere_virtual_machine";
const PORT_GROUP = "vsphere_distributed_port_group";
const SPREAD = "vsphere_compute_cluster_vm_anti_affinity_rule";

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
      { clone: compliantClone({ run_once_command_list: ["x".repeat(260)] }) },
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
    expect(vsphereMessages([stackWith(type, resource)])).toEqual([]);
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
