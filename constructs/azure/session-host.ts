import { DevTestGlobalVmShutdownSchedule } from "@cdktf/provider-azurerm/lib/dev-test-global-vm-shutdown-schedule";
import { MonitorDataCollectionRuleAssociation } from "@cdktf/provider-azurerm/lib/monitor-data-collection-rule-association";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import {
  VirtualMachineExtension,
  type VirtualMachineExtensionConfig,
} from "@cdktf/provider-azurerm/lib/virtual-machine-extension";
import { WindowsVirtualMachine } from "@cdktf/provider-azurerm/lib/windows-virtual-machine";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AzurePlatformSpec } from "../../generated/estate";
import { replaceableLifecycle, statefulLifecycle } from "../lifecycle";
import { MONITOR_EXTENSION, type HostExtension } from "./host-extension";
import { WINDOWS_TIME_ZONE } from "./host-pool";
import type { HostSubnet } from "./pool-subnets";

/** Local administrator; the name must not be one that Azure refuses (`admin`, `administrator`, …). */
const ADMIN_USERNAME = "workplace-local";

/** What an extension is given once, when its host is built. */
const EXTENSION_INPUTS = [
  "settings",
  "protected_settings",
  "protected_settings_from_key_vault",
  "type_handler_version",
];

/** What all hosts of a pool have in common: resolved once, not per host. */
export interface SessionHostDefaults {
  readonly location: string;
  readonly resourceGroupName: string;
  readonly size: string;
  readonly systemDiskGiB: number;
  readonly licenseType: "Windows_Client" | "Windows_Server";
  readonly zones: AzurePlatformSpec["zones"];
  /** The host belongs to one person and keeps their data: never destroyed unless the estate gives it up. */
  readonly personal: boolean;
  readonly allowDestroy: boolean;
  /** Local time at which the host stops every day, `HH:MM`; personal hosts only. @default never */
  readonly shutdownTime?: string;
  /** Reference to the secret in the key vault, never its value. */
  readonly adminPassword: string;
  readonly join: HostExtension;
  /** Protected settings of the join; active-directory only. */
  readonly joinSecret?: { readonly secretUrl: string; readonly sourceVaultId: string };
  readonly agent: HostExtension;
  /** Reference to the registration token, never its value. */
  readonly registrationToken: string;
  readonly dataCollectionRuleId: string;
}

export interface SessionHostProps {
  readonly defaults: SessionHostDefaults;
  /** At most 15 characters. Changing it replaces the host. */
  readonly computerName: string;
  /** Image version of the host's generation. Changing it replaces the host. */
  readonly imageId: string;
  /** Decides the zone; stable for the host's life. */
  readonly slot: number;
  readonly subnet: HostSubnet;
  readonly tags: Readonly<Record<string, string>>;
}

/** One session host: network card, machine, then in this order directory, desktop agent, monitoring. */
export class SessionHost extends Construct {
  constructor(scope: Construct, id: string, props: SessionHostProps) {
    super(scope, id);
    const { defaults, computerName, tags, subnet } = props;
    const card = new NetworkInterface(this, "network-card", {
      name: `nic-${computerName}`,
      location: defaults.location,
      resourceGroupName: defaults.resourceGroupName,
      // Off by default; all sizes of the catalogue have it, and profiles come over the network.
      acceleratedNetworkingEnabled: true,
      ipConfiguration: [{ name: "default", subnetId: subnet.id, privateIpAddressAllocation: "Dynamic" }],
      dependsOn: [...subnet.prerequisites],
      tags,
    });
    const machine = this.addMachine(props, card);
    const join = this.addExtension("join", machine, defaults.join, {
      ...(defaults.joinSecret === undefined
        ? {}
        : { protectedSettingsFromKeyVault: { ...defaults.joinSecret } }),
    });
    const agent = this.addExtension("desktop-agent", machine, defaults.agent, {
      protectedSettings: JSON.stringify({
        properties: { registrationInfoToken: defaults.registrationToken },
      }),
      dependsOn: [join],
    });
    const monitor = this.addExtension("monitor-agent", machine, MONITOR_EXTENSION, {
      automaticUpgradeEnabled: true,
      dependsOn: [agent],
    });
    new MonitorDataCollectionRuleAssociation(this, "data-collection", {
      name: "workplace",
      targetResourceId: machine.id,
      dataCollectionRuleId: defaults.dataCollectionRuleId,
      dependsOn: [monitor],
    });
    if (defaults.shutdownTime !== undefined) {
      // The provider's scaling plan knows pooled host pools only.
      new DevTestGlobalVmShutdownSchedule(this, "shutdown", {
        virtualMachineId: machine.id,
        location: defaults.location,
        dailyRecurrenceTime: defaults.shutdownTime.replace(":", ""),
        timezone: WINDOWS_TIME_ZONE,
        notificationSettings: { enabled: false },
        tags,
      });
    }
  }

  private addMachine(props: SessionHostProps, card: NetworkInterface): WindowsVirtualMachine {
    const { defaults, computerName, slot } = props;
    // A new password or a longer list of zones is for new hosts: both attributes replace a machine.
    const ignored = ["admin_password", "zone"];
    return new WindowsVirtualMachine(this, "Resource", {
      name: computerName,
      computerName,
      location: defaults.location,
      resourceGroupName: defaults.resourceGroupName,
      size: defaults.size,
      zone: zoneOf(slot, defaults.zones),
      networkInterfaceIds: [card.id],
      adminUsername: ADMIN_USERNAME,
      adminPassword: defaults.adminPassword,
      sourceImageId: props.imageId,
      osDisk: {
        name: `osdisk-${computerName}`,
        caching: "ReadWrite",
        storageAccountType: "Premium_LRS",
        diskSizeGb: defaults.systemDiskGiB,
      },
      identity: { type: "SystemAssigned" },
      licenseType: defaults.licenseType,
      timezone: WINDOWS_TIME_ZONE,
      encryptionAtHostEnabled: true,
      secureBootEnabled: true,
      vtpmEnabled: true,
      provisionVmAgent: true,
      // Hosts are replaced by image, not patched.
      patchMode: "Manual",
      automaticUpdatesEnabled: false,
      bootDiagnostics: {},
      tags: props.tags,
      lifecycle: defaults.personal
        ? statefulLifecycle(defaults.allowDestroy, ignored)
        : replaceableLifecycle(ignored),
    });
  }

  private addExtension(
    key: string,
    machine: WindowsVirtualMachine,
    extension: HostExtension,
    more: Partial<VirtualMachineExtensionConfig> & { readonly dependsOn?: ITerraformDependable[] },
  ): VirtualMachineExtension {
    const hasSettings = Object.keys(extension.settings).length > 0;
    return new VirtualMachineExtension(this, key, {
      name: extension.name,
      virtualMachineId: machine.id,
      publisher: extension.publisher,
      type: extension.type,
      typeHandlerVersion: extension.typeHandlerVersion,
      autoUpgradeMinorVersion: true,
      ...(hasSettings ? { settings: JSON.stringify(extension.settings) } : {}),
      // An extension cannot be updated on a stopped machine: a new token, password, package or version is for new hosts, and
      // tags stand on the machine only.
      lifecycle: replaceableLifecycle(EXTENSION_INPUTS),
      ...more,
    });
  }
}

/** Zones in turn, so that neighbours of one zone are never all there is. */
function zoneOf(slot: number, zones: AzurePlatformSpec["zones"]): string {
  const zone = zones[(slot - 1) % zones.length];
  if (zone === undefined) throw new RangeError("session hosts need at least one availability zone");
  return zone;
}
