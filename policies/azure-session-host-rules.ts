import { REFUSED_USERNAMES } from "../constructs/azure/refused-usernames";
import type { ResourceRule } from "./policy-engine";
import { blocksOf, declaredOfType, ignoredChanges, isGuarded, quoted, type Attributes } from "./stack-json";

const PROVIDER_CODE =
  "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/compute/windows_virtual_machine_resource.go";
const TYPES = ["azurerm_windows_virtual_machine"];

/** Sizes that retired or retire. Source: https://learn.microsoft.com/azure/virtual-machines/sizes/lifecycle/retirements-and-capacity-restrictions */
const RETIRED_SIZES: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /^Standard_NV\d+as_v4$/, reason: "NVv4 retired on 2026-09-30" },
  { pattern: /^Standard_NV\d+s_v3$/, reason: "NVv3 retired on 2026-09-30" },
  { pattern: /^Standard_F\d+s_v2$/, reason: "Fsv2 retires on 2028-11-15 and is closed to new subscriptions" },
];

/** vCPU of a host that many people share. Source: https://learn.microsoft.com/windows-server/remote/remote-desktop-services/session-host-virtual-machine-sizing-guidelines */
const SHARED_HOST_VCPU = { min: 4, max: 32 } as const;

/** The name of a Windows computer is a NetBIOS name. */
export const azureHostComputerName: ResourceRule = {
  id: "policy/azure-host-computer-name",
  types: TYPES,
  explanation: "the provider notices a long name only when it creates the machine",
  source: PROVIDER_CODE,
  hint: "build names with planning/names.ts",
  check: ({ computer_name: name }) =>
    /^(?!\d+$)[A-Za-z0-9][A-Za-z0-9-]{0,13}[A-Za-z0-9]$/.test(String(name ?? ""))
      ? []
      : [
          `computer name is ${quoted(name)}; allowed are 2 to 15 letters, digits and hyphens, not digits only, no hyphen at the ends`,
        ],
};

/** Names that attackers try first are refused. */
export const azureHostAdministrator: ResourceRule = {
  id: "policy/azure-host-administrator",
  types: TYPES,
  explanation: "Azure refuses usual and long administrator names, and the password is a secret",
  source: PROVIDER_CODE,
  hint: "choose another name of at most 20 characters; take the password from the key vault and ignore its changes",
  check: (vm) => {
    const name = String(vm["admin_username"] ?? "");
    return [
      ...(name.length >= 1 &&
      name.length <= 20 &&
      !name.endsWith(".") &&
      !REFUSED_USERNAMES.includes(name.toLowerCase())
        ? []
        : [`administrator is called ${quoted(vm["admin_username"])}, which Azure refuses`]),
      ...(/^\$\{data\.azurerm_key_vault_secret\.[A-Za-z0-9_-]+\.value\}$/.test(String(vm["admin_password"]))
        ? []
        : ["the password does not come from the key vault"]),
      ...(ignoredChanges(vm).includes("admin_password") ? [] : ["a new password would replace the machine"]),
    ];
  },
};

/** One place only. */
export const azureHostPlacement: ResourceRule = {
  id: "policy/azure-host-placement",
  types: TYPES,
  explanation: "zone and availability set exclude each other, and both replace the machine",
  source: PROVIDER_CODE,
  hint: "set zone, leave availability_set_id out",
  check: (vm) => [
    ...(["1", "2", "3"].includes(String(vm["zone"]))
      ? []
      : [`zone is ${quoted(vm["zone"])}; allowed are 1, 2 and 3`]),
    ...(vm["availability_set_id"] === undefined ? [] : ["availability set beside a zone"]),
  ],
};

/** Trusted launch and encryption at host, as far as they go together. */
export const azureHostTrustedLaunch: ResourceRule = {
  id: "policy/azure-host-trusted-launch",
  types: TYPES,
  explanation:
    "a changed boot loader must not run, and data must not lie on a disk in clear (BSI SYS.2.1, SYS.1.5)",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch",
  hint: "switch secure_boot_enabled, vtpm_enabled and encryption_at_host_enabled on",
  check: (vm) => [
    ...["secure_boot_enabled", "vtpm_enabled", "encryption_at_host_enabled"]
      .filter((key) => vm[key] !== true)
      .map((key) => `${key} is off`),
    ...(diskOf(vm)["security_encryption_type"] === "DiskWithVMGuestState" &&
    vm["encryption_at_host_enabled"] === true
      ? ["encryption at host excludes DiskWithVMGuestState"]
      : []),
  ],
};

/** Hosts are replaced by image, not patched one by one. */
export const azureHostPatching: ResourceRule = {
  id: "policy/azure-host-patching",
  types: TYPES,
  explanation: "hosts of one generation must stay equal; platform patching needs the machine agent",
  source: PROVIDER_CODE,
  hint: 'set patch_mode to "Manual" and automatic_updates_enabled to false',
  check: (vm) => [
    ...(vm["patch_mode"] === "Manual"
      ? []
      : [`patch mode is ${quoted(vm["patch_mode"])}; allowed is "Manual"`]),
    ...(vm["automatic_updates_enabled"] === false ? [] : ["automatic updates are on"]),
    ...["reboot_setting", "bypass_platform_safety_checks_on_user_schedule_enabled"]
      .filter((key) => vm[key] !== undefined)
      .map((key) => `${key} needs patch mode AutomaticByPlatform`),
    ...(vm["provision_vm_agent"] === true ? [] : ["the machine agent is missing, so no extension runs"]),
  ],
};

/** The right to use Windows comes with the users' licences. */
export const azureHostLicence: ResourceRule = {
  id: "policy/azure-host-licence",
  types: TYPES,
  explanation: "without it Windows is paid a second time, by the hour",
  source: "https://learn.microsoft.com/azure/virtual-desktop/licensing",
  hint: 'set license_type to "Windows_Client", for Windows Server to "Windows_Server"',
  check: ({ license_type: licence }) =>
    licence === "Windows_Client" || licence === "Windows_Server"
      ? []
      : [`licence is ${quoted(licence)}; allowed are "Windows_Client" and "Windows_Server"`],
};

/** Time of the machine; it replaces the machine when it changes. */
export const azureHostTimeZone: ResourceRule = {
  id: "policy/azure-host-time-zone",
  types: TYPES,
  explanation: "a machine without time zone runs on UTC, and a later change replaces it",
  source: PROVIDER_CODE,
  hint: 'set timezone to "W. Europe Standard Time"',
  check: ({ timezone }) =>
    timezone === "W. Europe Standard Time"
      ? []
      : [`time zone is ${quoted(timezone)}; allowed is "W. Europe Standard Time"`],
};

/** Spot and ephemeral machines have conditions. */
export const azureHostDisk: ResourceRule = {
  id: "policy/azure-host-disk",
  types: TYPES,
  explanation: "the service refuses the combination at apply",
  source: PROVIDER_CODE,
  hint: "ephemeral disks need caching ReadOnly, an eviction policy needs priority Spot",
  check: (vm) => {
    const disk = diskOf(vm);
    return [
      ...(blocksOf(disk["diff_disk_settings"]).length > 0 && disk["caching"] !== "ReadOnly"
        ? [`ephemeral disk with caching ${quoted(disk["caching"])}; allowed is "ReadOnly"`]
        : []),
      ...(vm["eviction_policy"] !== undefined && vm["priority"] !== "Spot"
        ? ["eviction policy without Spot"]
        : []),
    ];
  },
};

/** Sizes that are gone or wrong for many people. */
export const azureHostSize: ResourceRule = {
  id: "policy/azure-host-size",
  types: TYPES,
  explanation: "retired sizes cannot be created; small hosts starve, large ones waste",
  source:
    "https://learn.microsoft.com/azure/virtual-machines/sizes/lifecycle/retirements-and-capacity-restrictions",
  hint: "take another size into the catalogue",
  check: ({ size }, { stack }) => {
    const name = String(size ?? "");
    const vcpu = Number(/^Standard_[A-Z]+(\d+)/.exec(name)?.[1]);
    const isShared = declaredOfType(stack.json, "azurerm_virtual_desktop_host_pool").some(
      ({ attributes }) => attributes["type"] === "Pooled",
    );
    const { min, max } = SHARED_HOST_VCPU;
    return [
      ...(Number.isInteger(vcpu) ? [] : [`size is ${quoted(size)}; expected Standard_<family><vCPU>…`]),
      ...RETIRED_SIZES.filter(({ pattern }) => pattern.test(name)).map(
        ({ reason }) => `size "${name}": ${reason}`,
      ),
      ...(isShared && (vcpu < min || vcpu > max)
        ? [`size "${name}" has ${vcpu} vCPU; a shared host has ${min} to ${max}`]
        : []),
    ];
  },
};

/** All hosts of a generation run the same image. */
export const azureHostImage: ResourceRule = {
  id: "policy/azure-host-image",
  types: TYPES,
  explanation: "without a version, hosts that are built later differ from their neighbours",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  hint: "name a version of the gallery image",
  check: ({ source_image_id: image }) =>
    /\/versions\/\d+\.\d+\.\d+$/.test(String(image))
      ? []
      : [`image is ${quoted(image)}; expected …/versions/1.2.3`],
};

/** A personal desktop holds what its owner left there. */
export const azureHostGuarded: ResourceRule = {
  id: "policy/azure-host-guarded",
  types: TYPES,
  explanation: "a personal desktop is not backed by a profile share: what is lost with it is lost",
  source: "https://learn.microsoft.com/azure/virtual-desktop/terminology",
  hint: "set prevent_destroy, or list the pool under allowDestroy",
  check: (vm, { stack }) => {
    const isPersonal = declaredOfType(stack.json, "azurerm_virtual_desktop_host_pool").some(
      ({ attributes }) => attributes["type"] === "Personal",
    );
    return isPersonal && !isGuarded(vm) ? ["nothing keeps Terraform from destroying a personal desktop"] : [];
  },
};

/** A list position is no identity: taking one host away would replace others. */
export const azureHostIdentity: ResourceRule = {
  id: "policy/azure-host-identity",
  types: TYPES,
  explanation: "count and for_each hide hosts from this check, and an index moves when a host goes",
  source: "https://github.com/hashicorp/terraform-provider-azurerm/issues/23997",
  hint: "declare one resource per generation and slot, with a system-assigned identity",
  check: (vm) => [
    ...["count", "for_each"].filter((key) => vm[key] !== undefined).map((key) => `uses ${key}`),
    ...(blocksOf(vm["identity"]).some(({ type }) => String(type).includes("SystemAssigned"))
      ? []
      : ["has no system-assigned identity, so it can neither join Entra ID nor send logs"]),
  ],
};

/** Nobody reaches a session host from the internet. */
export const azureHostNoPublicAddress: ResourceRule = {
  id: "policy/azure-host-no-public-address",
  types: ["azurerm_network_interface"],
  explanation: "the desktop service is reached from inside; a public address only invites attacks",
  source: "https://learn.microsoft.com/azure/virtual-desktop/network-connectivity",
  hint: "leave public_ip_address_id out",
  check: (card) =>
    blocksOf(card["ip_configuration"]).some((ip) => (ip["public_ip_address_id"] ?? null) !== null)
      ? ["the network card has a public address"]
      : [],
};

function diskOf(vm: Attributes): Attributes {
  return blocksOf(vm["os_disk"])[0] ?? {};
}

/** Rules about session hosts (azurerm_windows_virtual_machine). */
export const AZURE_SESSION_HOST_RULES: readonly ResourceRule[] = [
  azureHostComputerName,
  azureHostAdministrator,
  azureHostPlacement,
  azureHostTrustedLaunch,
  azureHostPatching,
  azureHostLicence,
  azureHostTimeZone,
  azureHostDisk,
  azureHostSize,
  azureHostImage,
  azureHostGuarded,
  azureHostIdentity,
  azureHostNoPublicAddress,
];
