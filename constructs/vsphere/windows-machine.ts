import { VirtualMachine, type VirtualMachineConfig } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Construct } from "constructs";
import { CLONE_IGNORED_CHANGES, replaceableLifecycle, statefulLifecycle } from "../lifecycle";
import { clonedMachine, type ClonedMachineProps, type ClonePlacement } from "./cloned-machine";
import type { DomainJoinAccounts } from "./domain-join";
import type { VsphereContext } from "./vsphere-context";
import { windowsCustomization } from "./windows-customization";

/** Wait for a clean shutdown (minutes; vendor limit: the longest the provider takes; a profile server flushes its disks). */
const SHUTDOWN_TIMEOUT_MINUTES = 10;

/** Where a machine lives, and the domain that it joins. */
export interface MachinePlacement extends ClonePlacement {
  readonly context: VsphereContext;
  readonly accounts: DomainJoinAccounts;
}

/** `computerName` is the NetBIOS name as well; changing it renames in vCenter only. */
export interface WindowsMachineProps extends ClonedMachineProps {
  readonly placement: MachinePlacement;
  /** Its role, see `guestinfo`. */
  readonly guestinfo: Readonly<Record<string, string>>;
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
    const machine = new VirtualMachine(this, "Resource", configurationOf(props));
    this.machineId = machine.id;
    this.idAddress = `${machine.terraformResourceType}.${machine.friendlyUniqueId}.id`;
  }
}

function configurationOf(props: WindowsMachineProps): VirtualMachineConfig {
  const { computerName, placement } = props;
  const { context, accounts } = placement;
  const machine = clonedMachine(props, props.guestinfo);
  return {
    ...machine,
    clone: { ...machine.clone, customize: windowsCustomization({ context, computerName, accounts }) },
    ...(props.virtualTpm ? { vtpm: { version: "2.0" } } : {}),
    ...(props.memoryReserved
      ? { memoryReservation: machine.memory, memoryReservationLockedToMax: true }
      : {}),
    disk: [...machine.disk, ...dataDisk(props)],
    ...behaviour(props),
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
    shutdownWaitTimeout: SHUTDOWN_TIMEOUT_MINUTES,
    // Where data is at stake, a shutdown that does not end is for a person to look at.
    forcePowerOff: props.stateful === false,
    lifecycle:
      props.stateful === false
        ? replaceableLifecycle(CLONE_IGNORED_CHANGES)
        : statefulLifecycle(props.stateful.allowDestroy, CLONE_IGNORED_CHANGES),
  };
}
