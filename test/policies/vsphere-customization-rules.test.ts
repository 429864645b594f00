import type { Attributes } from "../../policies/stack-json";
import {
  compliantClone,
  compliantMachine,
  stackWith,
  vsphereMessages,
} from "../support/policy-builder-vsphere";

const MACHINE = "vsphere_virtual_machine";

describe("rules on customisation reject", () => {
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
      { clone: compliantClone({ run_once_command_list: ["ok", "x".repeat(261)] }) },
      "policy/vsphere-run-once-length: a command of run_once_command_list has 261 characters; allowed are 260",
    ],
  ])("%s", (_, overrides, expected) => {
    expect(vsphereMessages([stackWith(MACHINE, compliantMachine(overrides))])).toEqual([expected]);
  });
});
