import type { EstateRule, PolicyRule, ResourceRule } from "./policy-engine";
import { blocksOf, type Attributes, type StackJson } from "./stack-json";

const PROVIDER = "https://registry.terraform.io/providers/vmware/vsphere/2.15.0/docs";
const MACHINE = `${PROVIDER}/resources/virtual_machine`;

/** Attributes that hold a secret, by resource or block. */
const SECRET_ATTRIBUTES = ["admin_password", "domain_admin_password", "domain_admin_user", "product_key"];

/** A new template makes a new generation of machines; it never replaces those on which people work. */
export const vsphereCloneIgnored: ResourceRule = {
  id: "policy/vsphere-clone-ignored",
  types: ["vsphere_virtual_machine"],
  explanation: "any change of clone, a new template above all, replaces the machine with everything on it",
  source: `${MACHINE}#creating-a-virtual-machine-from-a-template`,
  hint: 'add "clone" to ignore_changes and build a new image generation instead',
  check: (vm) => {
    if (vm["clone"] === undefined) return [];
    const ignored = blocksOf(vm["lifecycle"]).flatMap((lifecycle) => lifecycle["ignore_changes"] ?? []);
    return ignored.flat().includes("clone") ? [] : ["a change of clone would replace the machine"];
  },
};

/** A linked clone hangs on the template's snapshot for life. */
export const vsphereLinkedClone: ResourceRule = {
  id: "policy/vsphere-linked-clone",
  types: ["vsphere_virtual_machine"],
  explanation: "a linked clone dies with its template, and its disks cannot be larger than the template's",
  source: `${MACHINE}#linked_clone`,
  hint: "leave linked_clone off",
  check: (vm) =>
    blocksOf(vm["clone"]).some((clone) => clone["linked_clone"] === true)
      ? ["the machine is a linked clone"]
      : [],
};

/** A data disk outlives its machine, unless the machine was given up. */
export const vsphereDataDisk: ResourceRule = {
  id: "policy/vsphere-data-disk",
  types: ["vsphere_virtual_machine"],
  explanation: "without keep_on_remove the profiles of a whole pool go with the machine",
  source: `${MACHINE}#keep_on_remove`,
  hint: "set keep_on_remove and prevent_destroy, or list the pool under allowDestroy",
  check: (vm) => {
    const guards = blocksOf(vm["lifecycle"]).map((lifecycle) => lifecycle["prevent_destroy"]);
    // An explicit false is the estate's allowDestroy.
    if (guards.includes(false)) return [];
    return blocksOf(vm["disk"])
      .filter((disk) => disk["unit_number"] !== undefined && disk["unit_number"] !== 0)
      .filter((disk) => disk["keep_on_remove"] !== true || !guards.includes(true))
      .map((disk) => `data disk "${String(disk["label"])}" would be deleted with the machine`);
  },
};

/** Spreading is a wish; as a must it keeps vSphere HA from restarting machines. */
export const vsphereSpreadRule: ResourceRule = {
  id: "policy/vsphere-spread-rule",
  types: ["vsphere_compute_cluster_vm_anti_affinity_rule"],
  explanation:
    "a mandatory rule keeps machines down after a server has failed, and one machine cannot be spread",
  source: `${PROVIDER}/resources/compute_cluster_vm_anti_affinity_rule`,
  hint: "leave mandatory off and name two machines or more",
  check: (rule) => {
    const machines: unknown = rule["virtual_machine_ids"];
    const count = Array.isArray(machines) ? machines.length : 0;
    return [
      ...(rule["mandatory"] === true ? ["the rule is mandatory"] : []),
      ...(count < 2 ? [`the rule names ${count} machines; allowed are 2 or more`] : []),
    ];
  },
};

/** A secret is a sensitive variable, never text. */
export const vsphereSecretLiteral: ResourceRule = {
  id: "policy/vsphere-secret-literal",
  types: ["vsphere_virtual_machine"],
  explanation: "what stands in the configuration stands in every copy of the repository and in every log",
  source: `${MACHINE}#admin_password`,
  hint: "pass it as a Terraform variable that is marked sensitive",
  check: (vm, { stack }) =>
    blocksOf(vm["clone"])
      .flatMap((clone) => blocksOf(clone["customize"]))
      .flatMap((customization) => blocksOf(customization["windows_options"]))
      .flatMap((options) => secretProblems(options, SECRET_ATTRIBUTES, stack.json)),
};

/** The provider's account is nobody's text either, and its server proves who it is. */
export const vsphereProviderAccount: EstateRule = {
  id: "policy/vsphere-provider-account",
  explanation:
    "vCenter's account rules all machines; without a checked certificate anybody can ask for its password",
  source: `${PROVIDER}#argument-reference`,
  hint: "set VSPHERE_USER and VSPHERE_PASSWORD, and let the runner trust the certificate authority of vCenter",
  checkAll: (stacks) =>
    stacks.flatMap(({ name, json }) =>
      blocksOf(json.provider?.["vsphere"]).flatMap((provider) =>
        [
          ...secretProblems(provider, ["user", "password"], json),
          ...(provider["allow_unverified_ssl"] === true ? ["the certificate of vCenter is not checked"] : []),
        ].map((message) => ({ stack: name, address: "provider.vsphere", message })),
      ),
    ),
};

function secretProblems(attributes: Attributes, keys: readonly string[], json: StackJson): readonly string[] {
  return keys.flatMap((key) => {
    const value = attributes[key];
    if (value === undefined || value === null) return [];
    const variable = /^\$\{var\.([A-Za-z0-9_-]+)\}$/.exec(String(value))?.[1];
    if (variable === undefined) return [`${key} stands in the configuration`];
    const declared = json.variable?.[variable];
    const isSensitive = blocksOf(declared).some((block) => block["sensitive"] === true);
    return isSensitive ? [] : [`variable "${variable}" for ${key} is not marked sensitive`];
  });
}

/** Rules about what survives a change on vSphere, and about secrets. */
export const VSPHERE_LIFECYCLE_RULES: readonly PolicyRule[] = [
  vsphereCloneIgnored,
  vsphereLinkedClone,
  vsphereDataDisk,
  vsphereSpreadRule,
  vsphereSecretLiteral,
  vsphereProviderAccount,
];
