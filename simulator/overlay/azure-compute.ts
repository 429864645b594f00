import { inventedGuid, textHash } from "../engine/invented-value";
import { SimulationError } from "../simulation-error";
import { blocksOf, textOf, textsOf, UNKNOWN, type ValueObject } from "../value";
import { armId, childId, GROUP_REFERENCE, NAME_GROUP_LOCATION, nameFromId, resourceGroupId } from "./arm-id";
import { addressKey, checkStaticAddress, freeAddress } from "./azure-subnet-address";
import { windowsMachineComplaints } from "./azure-windows-machine";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";

// Replacement, defaults and allowed values: internal/services/compute and internal/services/network at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

const MACHINE = "azurerm_windows_virtual_machine";
const CARD = "azurerm_network_interface";

/** Extensions that make a machine a member of a directory, by publisher and type. */
const JOIN_HANDLERS = [
  "Microsoft.Azure.ActiveDirectory.AADLoginForWindows",
  "Microsoft.Compute.JsonADDomainExtension",
];

/**
 * Series that Azure has retired (2026-09-30).
 * Source: https://learn.microsoft.com/azure/virtual-machines/sizes/lifecycle/retirements-and-capacity-restrictions
 */
const RETIRED_SIZE = /^Standard_NV\d+(s|as)_v[34]$/i;

/** Network cards, Windows machines and their extensions. */
export const AZURE_COMPUTE: OverlayFamily = {
  [CARD]: {
    requiresReplace: [...NAME_GROUP_LOCATION, "edge_zone"],
    references: { ...GROUP_REFERENCE, "ip_configuration.subnet_id": { types: ["azurerm_subnet"] } },
    allowed: {
      "ip_configuration.private_ip_address_allocation": ["Dynamic", "Static"],
      "ip_configuration.private_ip_address_version": ["IPv4", "IPv6"],
    },
    defaults: {
      accelerated_networking_enabled: false,
      ip_forwarding_enabled: false,
      "ip_configuration.private_ip_address_version": "IPv4",
    },
    computed: {
      "ip_configuration.primary": () => true,
      "ip_configuration.private_ip_address": ({ store, seed }, element) =>
        freeAddress(store, textOf(element, "subnet_id") ?? "", `${seed}/${textOf(element, "name")}`) ??
        "198.18.0.4",
      "ip_configuration.gateway_load_balancer_frontend_ip_configuration_id": () => "",
      private_ip_addresses: ({ values }) => addressesOf(values),
      private_ip_address: ({ values }) => addressesOf(values)[0] ?? "",
      applied_dns_servers: ({ values }) => textsOf(values, "dns_servers"),
      mac_address: () => "",
      virtual_machine_id: () => "",
      internal_domain_name_suffix: ({ seed }) => `${textHash(seed).slice(0, 26)}.internal.cloudapp.net`,
    },
    id: armId("Microsoft.Network/networkInterfaces"),
    unique: [
      {
        keys: ({ values }) =>
          blocksOf(values, "ip_configuration").map((configuration) =>
            addressKey(
              textOf(configuration, "subnet_id") ?? "",
              textOf(configuration, "private_ip_address") ?? "",
            ),
          ),
        summary: "PrivateIPAddressInUse",
        message: ({ values }, holder) =>
          `Private static IP address ${addressesOf(values).join(", ")} is already in use by "${holder}".`,
      },
    ],
    serviceRules: [staticAddressesFit],
  },
  [MACHINE]: {
    requiresReplace: [
      ...NAME_GROUP_LOCATION,
      "admin_username",
      "admin_password",
      "additional_unattend_content",
      "automatic_updates_enabled",
      "availability_set_id",
      "computer_name",
      "custom_data",
      "edge_zone",
      "eviction_policy",
      "os_managed_disk_id",
      "os_disk.name",
      "os_disk.storage_account_type",
      "os_disk.diff_disk_settings",
      "os_disk.security_encryption_type",
      "plan",
      "platform_fault_domain",
      "priority",
      "provision_vm_agent",
      "secret",
      "secure_boot_enabled",
      "source_image_id",
      "source_image_reference",
      "timezone",
      "vtpm_enabled",
      "winrm_listener",
      "zone",
    ],
    sensitive: ["custom_data"],
    references: {
      ...GROUP_REFERENCE,
      network_interface_ids: { types: [CARD] },
      source_image_id: { types: [] },
    },
    allowed: {
      license_type: ["None", "Windows_Client", "Windows_Server"],
      patch_mode: ["AutomaticByOS", "AutomaticByPlatform", "Manual"],
      patch_assessment_mode: ["AutomaticByPlatform", "ImageDefault"],
      priority: ["Regular", "Spot"],
      "os_disk.caching": ["None", "ReadOnly", "ReadWrite"],
      "os_disk.storage_account_type": [
        "Premium_LRS",
        "Standard_LRS",
        "StandardSSD_LRS",
        "StandardSSD_ZRS",
        "Premium_ZRS",
      ],
    },
    defaults: {
      bypass_platform_safety_checks_on_user_schedule_enabled: false,
      extensions_time_budget: "PT1H30M",
      max_bid_price: -1,
      platform_fault_domain: -1,
      priority: "Regular",
      "os_disk.write_accelerator_enabled": false,
    },
    computed: {
      allow_extension_operations: () => true,
      automatic_updates_enabled: () => true,
      computer_name: ({ values }) => defaultComputerName(textOf(values, "name") ?? ""),
      disk_controller_type: () => "SCSI",
      hotpatching_enabled: () => false,
      patch_assessment_mode: () => "ImageDefault",
      patch_mode: () => "AutomaticByOS",
      provision_vm_agent: () => true,
      vm_agent_platform_updates_enabled: () => false,
      "identity.principal_id": ({ seed }) => inventedGuid(`${seed}/principal`),
      "identity.tenant_id": ({ provider }) => textOf(provider, "tenant_id") ?? inventedGuid("tenant"),
      "os_disk.name": (context) => diskName(context),
      "os_disk.disk_size_gb": () => 127,
      "os_disk.id": (context, disk) => diskId(context, textOf(disk, "name") ?? diskName(context)),
      os_managed_disk_id: (context) => textOf(blocksOf(context.values, "os_disk")[0], "id"),
      virtual_machine_id: ({ seed }) => inventedGuid(seed),
      private_ip_addresses: cardAddresses,
      private_ip_address: (context) => cardAddresses(context)[0] ?? "",
      public_ip_address: () => "",
      public_ip_addresses: () => [],
    },
    id: armId("Microsoft.Compute/virtualMachines"),
    unique: [
      {
        keys: ({ values }) => textsOf(values, "network_interface_ids").map((id) => `attached ${id}`),
        summary: "NicInUse",
        message: (_, holder, key) =>
          `Network interface "${nameFromId(key)}" is used by the existing virtual machine "${holder}".`,
      },
    ],
    configRules: windowsMachineComplaints,
    serviceRules: [sizeIsOffered, cardsShareRegion],
  },
  azurerm_virtual_machine_extension: {
    requiresReplace: ["name", "virtual_machine_id", "publisher"],
    references: { virtual_machine_id: { types: [MACHINE], holds: false } },
    defaults: { failure_suppression_enabled: false },
    id: childId("virtual_machine_id", "extensions"),
    unique: [
      {
        keys: ({ values }) => [`handler ${textOf(values, "virtual_machine_id")} ${handlerOf(values)}`],
        summary: "OperationNotAllowed",
        message: ({ values }, holder) =>
          `Multiple VMExtensions per handler not supported for OS type 'Windows'. VMExtension '${textOf(values, "name")}' and "${holder}" both use ${handlerOf(values)}.`,
      },
      {
        keys: (context) => (JOIN_HANDLERS.includes(handlerOf(context.values)) ? [directoryKey(context)] : []),
        summary: "VMExtensionProvisioningError",
        message: (context, holder) =>
          `The directory refused the computer: another object with the same value for property hostnames already exists ("${directoryKey(context).slice(DIRECTORY.length)}", joined by "${holder}").`,
      },
    ],
    configRules: [extensionSettingsComplaint],
    serviceRules: [entraJoinNeedsIdentity],
  },
};

const DIRECTORY = "directory ";

function addressesOf(card: ValueObject): readonly string[] {
  return blocksOf(card, "ip_configuration").flatMap(
    (configuration) => textOf(configuration, "private_ip_address") ?? [],
  );
}

function cardAddresses({ values, store }: ObjectContext): readonly string[] {
  return textsOf(values, "network_interface_ids").flatMap((id) => {
    const card = store.get({ type: CARD, id });
    return card ? addressesOf(card) : [];
  });
}

function staticAddressesFit({ values, store }: ObjectContext): void {
  for (const configuration of blocksOf(values, "ip_configuration")) {
    const subnetId = textOf(configuration, "subnet_id");
    const address = textOf(configuration, "private_ip_address");
    if (textOf(configuration, "private_ip_address_allocation") !== "Static" || subnetId === null || !address)
      continue;
    checkStaticAddress(store, subnetId, address);
  }
}

function defaultComputerName(name: string): string {
  if (name.length <= 15) return name;
  throw new SimulationError(
    "unable to assume default computer name",
    `"computer_name" can be at most 15 characters, got ${name.length} from the name "${name}". Please adjust the "name", or specify an explicit "computer_name".`,
    "computer_name",
  );
}

function diskName({ values, seed }: ObjectContext): string {
  return `${textOf(values, "name") ?? ""}_OsDisk_1_${textHash(seed).slice(0, 32)}`;
}

function diskId(context: ObjectContext, name: string): string {
  const group = resourceGroupId(context, textOf(context.values, "resource_group_name") ?? "");
  return `${group}/providers/Microsoft.Compute/disks/${name}`;
}

function sizeIsOffered({ values }: ObjectContext): void {
  const size = textOf(values, "size") ?? "";
  if (!RETIRED_SIZE.test(size)) return;
  throw new SimulationError(
    "SkuNotAvailable",
    `The requested VM size "${size}" belongs to a series that was retired on 2026-09-30. Choose another size, for example of NVadsA10_v5.`,
    "size",
  );
}

function cardsShareRegion({ values, store }: ObjectContext): void {
  const location = textOf(values, "location");
  for (const id of textsOf(values, "network_interface_ids")) {
    const card = store.get({ type: CARD, id });
    if (!card || textOf(card, "location") === location) continue;
    throw new SimulationError(
      "InvalidResourceReference",
      `Network interface "${nameFromId(id)}" lies in "${textOf(card, "location")}", the virtual machine in "${location}"; both must be in the same region.`,
      "network_interface_ids",
    );
  }
}

function handlerOf(values: ValueObject): string {
  return `${textOf(values, "publisher") ?? ""}.${textOf(values, "type") ?? ""}`;
}

/** One directory knows one computer of a name. */
function directoryKey({ values, store }: ObjectContext): string {
  const id = textOf(values, "virtual_machine_id") ?? "";
  const machine = store.get({ type: MACHINE, id });
  return `${DIRECTORY}${textOf(machine, "computer_name") ?? nameFromId(id)}`;
}

function extensionSettingsComplaint(config: ValueObject): string | undefined {
  for (const name of ["settings", "protected_settings"]) {
    const text = textOf(config, name);
    if (text !== null && !isJson(text)) return `\`${name}\` contains no valid JSON`;
  }
  const hasPlain = config["protected_settings"] === UNKNOWN || textOf(config, "protected_settings") !== null;
  return hasPlain && blocksOf(config, "protected_settings_from_key_vault").length > 0
    ? "`protected_settings` conflicts with `protected_settings_from_key_vault`"
    : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function entraJoinNeedsIdentity({ values, store }: ObjectContext): void {
  const id = textOf(values, "virtual_machine_id") ?? "";
  const machine = store.get({ type: MACHINE, id });
  if (!machine || handlerOf(values) !== JOIN_HANDLERS[0]) return;
  const isManaged = blocksOf(machine, "identity").some((identity) =>
    (textOf(identity, "type") ?? "").includes("SystemAssigned"),
  );
  if (isManaged) return;
  throw new SimulationError(
    "VMExtensionProvisioningError",
    `Extension AADLoginForWindows needs a system-assigned managed identity, but virtual machine "${nameFromId(id)}" has none.`,
    "virtual_machine_id",
  );
}
