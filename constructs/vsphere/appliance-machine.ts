import { VirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Construct } from "constructs";
import { CLONE_IGNORED_CHANGES, replaceableLifecycle } from "../lifecycle";
import { clonedMachine, type ClonedMachineProps } from "./cloned-machine";
import type { SpreadMachine } from "./spread-rule";

/**
 * A machine cloned from a vendor's appliance: it starts as its template does, without the secure boot that not every
 * vendor signs for, and is set up by the vendor's own means.
 */
export class ApplianceMachine extends Construct implements SpreadMachine {
  readonly machineId: string;
  readonly idAddress: string;

  constructor(scope: Construct, id: string, props: ClonedMachineProps) {
    super(scope, id);
    const machine = new VirtualMachine(this, "Resource", {
      ...clonedMachine(props, {}),
      firmware: props.placement.template.firmware,
      efiSecureBootEnabled: false,
      lifecycle: replaceableLifecycle(CLONE_IGNORED_CHANGES),
    });
    this.machineId = machine.id;
    this.idAddress = `${machine.terraformResourceType}.${machine.friendlyUniqueId}.id`;
  }
}
