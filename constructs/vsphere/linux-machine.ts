import { VirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Construct } from "constructs";
import { cloudInitGuestinfo, type CloudInitConfiguration } from "../config/cloud-init";
import { CONSOLE_ISOLATION } from "../config/console-isolation";
import { CLONE_IGNORED_CHANGES, replaceableLifecycle } from "../lifecycle";
import type { SpreadMachine } from "./spread-rule";
import type { MachinePlacement } from "./windows-machine";

/** Wait for an address after the first start (minutes; kind: assumption: packages are installed meanwhile). */
const GUEST_NETWORK_TIMEOUT_MINUTES = 15;
/** Wait for a clean shutdown (minutes; kind: assumption: connections end first). */
const SHUTDOWN_TIMEOUT_MINUTES = 5;
const MIB_PER_GIB = 1024;

/** Where a machine lives; it joins no domain. */
export type LinuxPlacement = Omit<MachinePlacement, "context" | "accounts">;

export interface LinuxMachineProps {
  readonly placement: LinuxPlacement;
  /** Name in vCenter. */
  readonly computerName: string;
  readonly shape: { readonly vcpu: number; readonly memoryGiB: number; readonly systemDiskGiB: number };
  /** What cloud-init makes of the template. A change takes effect at the next start of the machine. */
  readonly cloudInit: CloudInitConfiguration;
  /** Line for people in vCenter. */
  readonly annotation: string;
  readonly tagIds: readonly string[];
}

/**
 * A Debian machine cloned from a template and configured by cloud-init: EFI with secure boot, no way from the console to
 * the clipboard, nothing on it that could not be built again.
 *
 * Addresses come from DHCP, as for Windows: names, not addresses, are what machines find each other by.
 */
export class LinuxMachine extends Construct implements SpreadMachine {
  readonly machineId: string;
  readonly idAddress: string;

  constructor(scope: Construct, id: string, props: LinuxMachineProps) {
    super(scope, id);
    const { placement, shape } = props;
    const machine = new VirtualMachine(this, "Resource", {
      name: props.computerName,
      annotation: props.annotation,
      folder: placement.folder,
      resourcePoolId: placement.resourcePoolId,
      datastoreId: placement.datastoreId,
      tags: [...props.tagIds],
      clone: { templateUuid: placement.template.id },
      extraConfig: { ...CONSOLE_ISOLATION, ...cloudInitGuestinfo(props.cloudInit) },
      // cloud-init reads it at the next start; a restart now would end every conversation on the machine.
      extraConfigRebootRequired: false,
      guestId: placement.template.guestId,
      scsiType: placement.template.scsiType,
      firmware: "efi",
      efiSecureBootEnabled: true,
      nestedHvEnabled: false,
      numCpus: shape.vcpu,
      numCoresPerSocket: shape.vcpu,
      memory: shape.memoryGiB * MIB_PER_GIB,
      networkInterface: [{ networkId: placement.networkId, adapterType: "vmxnet3" }],
      disk: [{ label: "disk0", size: shape.systemDiskGiB, unitNumber: 0, thinProvisioned: true }],
      waitForGuestNetTimeout: GUEST_NETWORK_TIMEOUT_MINUTES,
      shutdownWaitTimeout: SHUTDOWN_TIMEOUT_MINUTES,
      syncTimeWithHostPeriodically: false,
      lifecycle: replaceableLifecycle(CLONE_IGNORED_CHANGES),
    });
    this.machineId = machine.id;
    this.idAddress = `${machine.terraformResourceType}.${machine.friendlyUniqueId}.id`;
  }
}
