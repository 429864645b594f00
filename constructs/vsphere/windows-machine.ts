import type { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { VirtualMachine, type VirtualMachineConfig } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Construct } from "constructs";
import type { HostShape } from "../../planning/plan";
import { CONSOLE_ISOLATION } from "../config/console-isolation";
import { CLONE_IGNORED_CHANGES, replaceableLifecycle, statefulLifecycle } from "../lifecycle";
import type { DomainJoinAccounts } from "./domain-join";
import type { VsphereContext } from "./vsphere-context";
import { windowsCustomization } from "./windows-customization";

/** Wait for an address after customisation (minutes; kind: assumption: the provider's default of 5 is short for a first boot). */
const GUEST_NETWORK_TIMEOUT_MINUTES = 15;
/** Wait for a clean shutdown (minutes; vendor limit: the longest the provider takes; a profile server flushes its disks). */
const SHUTDOWN_TIMEOUT_MINUTES = 10;
const MIB_PER_GIB = 1024;

/** Where a machine lives. */
export interface MachinePlacement {
  readonly context: VsphereContext;
  readonly template: DataVsphereVirtualMachine;
  readonly resourcePoolId: string;
  readonly datastoreId: string;
  readonly networkId: string;
  /** Folder relative to the datacenter's root of virtual machines. */
  readonly folder: string;
  readonly accounts: DomainJoinAccounts;
}

export interface WindowsMachineProps {
  readonly placement: MachinePlacement;
  /** NetBIOS name, also the machine's name in vCenter. Changing it renames in vCenter only. */
  readonly computerName: string;
  readonly shape: Omit<HostShape, "name">;
  /** Its role, see `guestinfo`. */
  readonly guestinfo: Readonly<Record<string, string>>;
  /** Line for people in vCenter. */
  readonly annotation: string;
  readonly tagIds: readonly string[];
  /** Virtual TPM 2.0; needs a key provider in vCenter. Windows 11 does not start without. */
  readonly virtualTpm: boolean;
  /** All memory reserved; a must for a machine with a GPU. */
  readonly memoryReserved: boolean;
  /** Whether its loss loses data, and if so, whether the estate gives it up. */
  readonly stateful: false | { readonly allowDestroy: boolean };
  /** Data disk (GiB); may grow in place, never shrink. */
  readonly dataDiskGiB?: number;
}

/**
 * A Windows machine cloned from a template: EFI with secure boot, no nested virtualisation, no way from the console to
 * the clipboard, role as guestinfo.
 *
 * Virtualisation-based security stays off: the provider accepts it only together with nested hardware virtualisation,
 * which BSI SYS.2.5.A11 forbids for virtual clients. A virtual GPU comes with the template, since the provider has no
 * argument for it.
 */
export class WindowsMachine extends Construct {
  readonly machineId: string;
  /** `vsphere_virtual_machine.<name>.id`, for `replace_triggered_by`. */
  readonly idAddress: string;

  /** @throws Error when vCPU cannot be divided into sockets */
  constructor(scope: Construct, id: string, props: WindowsMachineProps) {
    super(scope, id);
    const machine = new VirtualMachine(this, "Resource", {
      ...identityOf(props),
      ...hardwareOf(props),
      ...behaviour(props),
    });
    this.machineId = machine.id;
    this.idAddress = `${machine.terraformResourceType}.${machine.friendlyUniqueId}.id`;
  }
}

type Identity = Pick<VirtualMachineConfig, "name" | "resourcePoolId"> & Partial<VirtualMachineConfig>;

function identityOf(props: WindowsMachineProps): Identity {
  const { placement } = props;
  return {
    name: props.computerName,
    annotation: props.annotation,
    folder: placement.folder,
    resourcePoolId: placement.resourcePoolId,
    datastoreId: placement.datastoreId,
    tags: [...props.tagIds],
    clone: {
      templateUuid: placement.template.id,
      customize: windowsCustomization({
        context: placement.context,
        computerName: props.computerName,
        accounts: placement.accounts,
      }),
    },
    extraConfig: { ...CONSOLE_ISOLATION, ...props.guestinfo },
    // The bootstrap polls its role; a restart would end the sessions of everybody on the host.
    extraConfigRebootRequired: false,
  };
}

function hardwareOf(props: WindowsMachineProps): Partial<VirtualMachineConfig> {
  const { placement, shape } = props;
  const coresPerSocket = shape.coresPerSocket ?? shape.vcpu;
  if (shape.vcpu % coresPerSocket !== 0) {
    throw new Error(
      `"${props.computerName}" has ${shape.vcpu} vCPU in sockets of ${coresPerSocket} cores; vCPU must be divisible by the cores per socket`,
    );
  }
  const memoryMiB = shape.memoryGiB * MIB_PER_GIB;
  return {
    guestId: placement.template.guestId,
    scsiType: placement.template.scsiType,
    firmware: "efi",
    efiSecureBootEnabled: true,
    nestedHvEnabled: false,
    ...(props.virtualTpm ? { vtpm: { version: "2.0" } } : {}),
    numCpus: shape.vcpu,
    numCoresPerSocket: coresPerSocket,
    memory: memoryMiB,
    ...(props.memoryReserved ? { memoryReservation: memoryMiB, memoryReservationLockedToMax: true } : {}),
    networkInterface: [{ networkId: placement.networkId, adapterType: "vmxnet3" }],
    disk: [
      { label: "disk0", size: shape.systemDiskGiB, unitNumber: 0, thinProvisioned: true },
      ...dataDisk(props),
    ],
  };
}

function dataDisk(props: WindowsMachineProps): { label: string; size: number; unitNumber: number }[] {
  if (props.dataDiskGiB === undefined) return [];
  // A block of the machine, not a disk of its own that is attached by path: it grows in place and follows the machine
  // through storage migration. It outlives the machine until the estate gives it up.
  const keepOnRemove = props.stateful !== false && !props.stateful.allowDestroy;
  const disk = {
    label: "disk1",
    size: props.dataDiskGiB,
    unitNumber: 1,
    thinProvisioned: true,
    keepOnRemove,
  };
  return [disk];
}

function behaviour(props: WindowsMachineProps): Partial<VirtualMachineConfig> {
  return {
    waitForGuestNetTimeout: GUEST_NETWORK_TIMEOUT_MINUTES,
    shutdownWaitTimeout: SHUTDOWN_TIMEOUT_MINUTES,
    // Where data is at stake, a shutdown that does not end is for a person to look at.
    forcePowerOff: props.stateful === false,
    // Domain members take the time from the domain (BSI SYS.1.5.A7).
    syncTimeWithHostPeriodically: false,
    lifecycle:
      props.stateful === false
        ? replaceableLifecycle(CLONE_IGNORED_CHANGES)
        : statefulLifecycle(props.stateful.allowDestroy, CLONE_IGNORED_CHANGES),
  };
}
