import { VirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Construct } from "constructs";
import { cloudInitGuestinfo, type CloudInitConfiguration } from "../config/cloud-init";
import { CLONE_IGNORED_CHANGES, replaceableLifecycle } from "../lifecycle";
import { clonedMachine, type ClonedMachineProps } from "./cloned-machine";
import type { SpreadMachine } from "./spread-rule";

/** Wait for a clean shutdown (minutes; kind: assumption: connections end first). */
const SHUTDOWN_TIMEOUT_MINUTES = 5;

export interface LinuxMachineProps extends ClonedMachineProps {
  /** What cloud-init makes of the template. A change takes effect at the next start of the machine. */
  readonly cloudInit: CloudInitConfiguration;
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

  /** @throws Error when vCPU cannot be divided into sockets */
  constructor(scope: Construct, id: string, props: LinuxMachineProps) {
    super(scope, id);
    const machine = new VirtualMachine(this, "Resource", {
      ...clonedMachine(props, cloudInitGuestinfo(props.cloudInit)),
      shutdownWaitTimeout: SHUTDOWN_TIMEOUT_MINUTES,
      lifecycle: replaceableLifecycle(CLONE_IGNORED_CHANGES),
    });
    this.machineId = machine.id;
    this.idAddress = `${machine.terraformResourceType}.${machine.friendlyUniqueId}.id`;
  }
}
