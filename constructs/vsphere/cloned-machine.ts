import type { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import type { VirtualMachineConfig } from "@cdktf/provider-vsphere/lib/virtual-machine";
import type { HostShape } from "../../planning/plan";
import { CONSOLE_ISOLATION } from "../config/console-isolation";

/** Wait for an address after the first start (minutes; kind: assumption: the provider's default of 5 is short for it). */
const GUEST_NETWORK_TIMEOUT_MINUTES = 15;
const MIB_PER_GIB = 1024;

/** Where a machine lives, and what it is a clone of. */
export interface ClonePlacement {
  readonly template: DataVsphereVirtualMachine;
  readonly resourcePoolId: string;
  readonly datastoreId: string;
  readonly networkId: string;
  /** Folder relative to the datacenter's root of virtual machines. */
  readonly folder: string;
}

/** What every machine has, whatever its system. */
export interface ClonedMachineProps {
  readonly placement: ClonePlacement;
  /** Name in vCenter. */
  readonly computerName: string;
  readonly shape: Omit<HostShape, "name">;
  /** Line for people in vCenter. */
  readonly annotation: string;
  readonly tagIds: readonly string[];
}

/**
 * A machine cloned from a template: EFI with secure boot, no nested virtualisation, no way from the console to the
 * clipboard, its addresses from DHCP.
 *
 * @param guestinfo - what the machine reads about itself
 * @throws Error when vCPU cannot be divided into sockets
 */
export function clonedMachine(props: ClonedMachineProps, guestinfo: Readonly<Record<string, string>>) {
  const { placement, shape } = props;
  return {
    name: props.computerName,
    annotation: props.annotation,
    folder: placement.folder,
    resourcePoolId: placement.resourcePoolId,
    datastoreId: placement.datastoreId,
    tags: [...props.tagIds],
    clone: { templateUuid: placement.template.id },
    extraConfig: { ...CONSOLE_ISOLATION, ...guestinfo },
    // Windows polls its role, cloud-init reads at the next start; a restart would end every session on the machine.
    extraConfigRebootRequired: false,
    guestId: placement.template.guestId,
    scsiType: placement.template.scsiType,
    firmware: "efi",
    efiSecureBootEnabled: true,
    nestedHvEnabled: false,
    numCpus: shape.vcpu,
    numCoresPerSocket: coresPerSocket(props),
    memory: shape.memoryGiB * MIB_PER_GIB,
    networkInterface: [{ networkId: placement.networkId, adapterType: "vmxnet3" }],
    disk: [{ label: "disk0", size: shape.systemDiskGiB, unitNumber: 0, thinProvisioned: true }],
    waitForGuestNetTimeout: GUEST_NETWORK_TIMEOUT_MINUTES,
    // Domain members take the time from the domain (BSI SYS.1.5.A7).
    syncTimeWithHostPeriodically: false,
  } satisfies VirtualMachineConfig;
}

function coresPerSocket({ computerName, shape }: ClonedMachineProps): number {
  const cores = shape.coresPerSocket ?? shape.vcpu;
  if (shape.vcpu % cores !== 0) {
    throw new Error(
      `"${computerName}" has ${shape.vcpu} vCPU in sockets of ${cores} cores; vCPU must be divisible by the cores per socket`,
    );
  }
  return cores;
}
