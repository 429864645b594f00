import type { Attributes } from "../../policies/stack-json";
import {
  compliantClone,
  compliantMachine,
  stackWith,
  vsphereMessages,
} from "../support/policy-builder-vsphere";

const MACHINE = "vsphere_virtual_machine";
const SPREAD = "vsphere_compute_cluster_vm_anti_affinity_rule";

describe("rules on the life of machines reject", () => {
  test.each<[string, Attributes, string]>([
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
  ])("%s", (_, overrides, expected) => {
    expect(vsphereMessages([stackWith(MACHINE, compliantMachine(overrides))])).toEqual([expected]);
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
    expect(vsphereMessages([stackWith(SPREAD, attributes)])).toEqual([expected]);
  });

  test("a provider with its password in the configuration and an unchecked certificate", () => {
    const provider = { user: "${var.user}", password: "geheim", allow_unverified_ssl: true };
    const stack = stackWith(MACHINE, compliantMachine(), {
      provider: { vsphere: [provider] },
      variable: { user: { sensitive: true }, password: { sensitive: true } },
    });
    expect(vsphereMessages([stack])).toEqual([
      "policy/vsphere-provider-account: password stands in the configuration",
      "policy/vsphere-provider-account: the certificate of vCenter is not checked",
    ]);
  });
});
